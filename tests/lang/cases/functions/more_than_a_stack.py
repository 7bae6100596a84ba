# What is passed, or kept in variables, may be more than the stack of a generator has room for.
src = "def f():\n" + "".join(f" x{i} = {i}\n" for i in range(50000)) + " return x49999\n"
exec(src)
call = compile("h(" + "1, " * 40000 + ")", "c", "eval")
kw = compile("k(" + ", ".join(f"x{i}={i}" for i in range(20000)) + ")", "c", "eval")
def h(*a): return len(a)
def k(**a): return len(a)
class A:
    def __init__(self, *a, **k): self.n = len(a) + len(k)
def g():
    yield f()
    yield eval(call)
    yield eval(kw)
    yield A(*range(10**5), **{str(i): i for i in range(10**5)}).n
    def local(): 
        return f()
    yield local()
print(list(g()))
src = "def gg():\n" + "".join(f" x{i} = {i}\n" for i in range(50000)) + " yield x49999\n"
exec(src)
print(list(gg()))
import functools


class T(tuple):
    def __new__(cls, *a):
        return tuple.__new__(cls, a)

    def n(self, *a):
        return len(a)


many = list(range(200_000))


def calls():
    yield len(T(*many)), T().n(*many), T().n(*many, *many)
    bound = T().n
    yield bound(*many), functools.partial(bound, 1)(*many), max(*many), (lambda *a: a)(*many)[-1]


print(list(calls()))
