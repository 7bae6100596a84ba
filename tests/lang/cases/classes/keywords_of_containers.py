# Classes of the program on top of list, tuple, set and deque, with arguments of their own.
from collections import deque


def attempt(what, act):
    try:
        print(what, "->", act())
    except TypeError as e:
        print(what, "->", e)


for base in list, tuple, set, frozenset:
    class Plain(base):
        pass

    class WithInit(base):
        def __init__(self, items, extra=None):
            self.extra = extra

    class WithNew(base):
        def __new__(cls, items, extra=None):
            self = super().__new__(cls, items)
            self.extra = extra
            return self

    attempt(base.__name__, lambda: base(items=()))
    attempt("plain", lambda: Plain(items=()))
    attempt("plain", lambda: sorted(Plain([2, 1])))
    attempt("init", lambda: (lambda made: (sorted(made), made.extra))(WithInit([2, 1], extra=3)))
    attempt("new", lambda: (lambda made: (sorted(made), made.extra))(WithNew([2, 1], extra=3)))


class S(set):
    pass


inner = S([1])
holds = {frozenset([1]), 2}
print(inner in holds, S([5]) in holds)
holds.discard(inner)
print(holds)
try:
    {1}.remove(S([9]))
except KeyError as e:
    print(type(e.args[0]).__name__, e)


class D(deque):
    pass


d = D([1])
D.__new__ = lambda cls, *args: [42]
attempt("times", lambda: d * 2)
attempt("copy", lambda: d.copy())
attempt("plus", lambda: d + deque([2]))
attempt("no type", lambda: object.__new__(5))
attempt("nothing", lambda: object.__new__())
