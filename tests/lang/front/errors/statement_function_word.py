function f(x):
    pass
