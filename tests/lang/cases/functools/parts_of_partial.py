import functools
import heapq
import pickle
from collections.abc import Collection, Mapping, Sized


def show(*args, **keywords):
    return args, keywords


part = functools.partial(show, 1, key=2)
print(part.func is show, part.args, part.keywords)
for name in ("func", "args", "keywords"):
    try:
        setattr(part, name, None)
    except AttributeError:
        print(name, "cannot be set")
part.note = "mine"
print(part.__dict__, functools.partial(part, 3)(4), functools.partial(part, 3).func is part)
part.__setstate__((part, (), {}, {}))
print(repr(part))
for state in ((), (show, (), []), (show, [], {}, None), (None, (), {}, None)):
    try:
        part.__setstate__(state)
    except TypeError as error:
        print(error)


class Cell:
    def __init__(self):
        self.log = []

    def set_state(self, state, *more):
        self.log.append((state, more))

    set_on = functools.partialmethod(set_state, True)
    set_more = functools.partialmethod(set_on, 5)
    shout = functools.partialmethod(print, "shouting", end="!\n")


cell = Cell()
cell.set_on()
cell.set_more(6)
Cell.set_on(cell, 7)
print(cell.log, cell.set_on.__self__ is cell, vars(Cell)["set_on"].args)
cell.shout()
try:
    functools.partialmethod(5)
except TypeError as error:
    print(error)


class Holder:
    reduce, push = functools.reduce, heapq.heappush  # functions in C are no methods


print(Holder().reduce(lambda a, b: a + b, [1, 2, 3]), Holder.reduce, functools.cmp_to_key)
K = functools.cmp_to_key(mycmp=lambda a, b: a - b)
print(sorted([3, 1, 2], key=K), K(1) < K(2), K(obj=3).obj)
try:
    K(1) < 2
except TypeError as error:
    print(error)


@functools.total_ordering
class Size:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(pickle.loads(pickle.dumps(Size.__ge__)) is Size.__ge__, Size.__ge__.__name__)


@functools.singledispatch
def kind(x):
    return "object"


@kind.register
def _(x: int | str):
    return "int or str"


kind.register(Sized, lambda x: "sized")
kind.register(Mapping, lambda x: "mapping")
print([kind(x) for x in (1, "a", [], {}, None)], kind.dispatch(bool)(True))
print([base.__name__ for base in Collection.__mro__])
for wrong in (42, list[int]):
    try:
        kind.register(wrong, print)
    except TypeError as error:
        print(error)
