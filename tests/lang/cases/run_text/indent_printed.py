# indent printed: text that is run.
exec("x = 1\nif x:\nprint(x)")
