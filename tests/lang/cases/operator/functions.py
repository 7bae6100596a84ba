import operator as op
from functools import reduce

print([getattr(op, name)(13, 3) for name in "add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor".split()])
print([getattr(op, name)(1, 2) for name in "lt le eq ne ge gt is_ is_not".split()])
print(op.neg(3), op.pos(-3), op.invert(5), op.inv(5), op.abs(-2), op.not_([]), op.truth("a"), op.index(True))
a = [1]
b = op.iadd(a, [2])
print(a, b is a, op.concat("a", "b"), op.iconcat(a, (3,)), op.imul(a, 2), op.add("x", "y"))
print(op.contains("abc", "b"), op.countOf([1, 2, 1.0], 1), op.indexOf("abc", "c"), op.getitem({"a": 5}, "a"))
op.setitem(a, 0, 9)
op.delitem(a, slice(1, 3))
print(a, op.length_hint(iter([1, 2])), op.length_hint(5, 7), op.call(max, 1, 2), op.__add__(1, 2), op.__not__(0))
print(reduce(op.mul, range(1, 6)), list(map(op.sub, [5, 6], [1, 2])), op.add, op.itemgetter(1))
for wrong in (lambda: op.add(1), lambda: op.add(1, "a"), lambda: op.concat(1, [2]), lambda: op.index("a"),
              lambda: op.indexOf([1], 2), lambda: op.neg("a"), lambda: op.lt(1, "a"), lambda: op.contains(1, 2),
              lambda: op.itemgetter(), lambda: op.attrgetter(1), lambda: op.itemgetter("x")([1]),
              lambda: op.attrgetter("nothing")(1), lambda: op.not_(1, 2), lambda: op.itemgetter(1)(),
              lambda: op.methodcaller(), lambda: op.methodcaller(1), lambda: op.add(a=1, b=2)):
    try:
        print(wrong())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Box:
    def __init__(self, inner=None):
        self.inner, self.name = inner, "n"


box = Box(Box())
print(op.attrgetter("inner.name")(box), op.attrgetter("name", "inner.name")(box), op.attrgetter("a.b", "c"))
print(op.itemgetter(1, 0, -1)("abc"), op.itemgetter("k")({"k": 1}), op.itemgetter(slice(0, 2))("abc"))
print(op.methodcaller("upper")("abc"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"), op.methodcaller("f", 1, k=2))
print(sorted([("b", 1), ("a", 2)], key=op.itemgetter(0)), max([[1, 5], [2, 3]], key=op.itemgetter(1)))
