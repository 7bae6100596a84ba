def f(a):
    if a: raise ValueError("in " + a)
print("x"); f("here")
