# syntax printed: text that is run.
exec("def f(:\n  pass")
