# Defaults of keyword-only parameters are found by name, wherever they stand in __kwdefaults__.
def f(*, a=1, b, c=3, d=4):
    return a, b, c, d


print(f(b=2), f(b=2, d=40), f(c=30, b=20))
f.__kwdefaults__ = {"d": "d", "c": "c", "b": "b", "a": "a"}
print(f(), f(a=1))
del f.__kwdefaults__["c"]
f.__kwdefaults__["c"] = "C"
print(f())
del f.__kwdefaults__["a"]
try:
    f()
except TypeError as error:
    print(error)
f.__kwdefaults__ = {"".join(["a"]): 1, "b": 2, "c": 3, "d": 4, "e": 5}
print(f())
f.__kwdefaults__ = None
try:
    f(a=1)
except TypeError as error:
    print(error)
