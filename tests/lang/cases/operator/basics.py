import operator
from operator import attrgetter, itemgetter, methodcaller

print(operator.add(1, 2), operator.mul("a", 3), operator.contains([1], 1), operator.not_(0))
rows = [("b", 2), ("a", 3), ("c", 1)]
print(sorted(rows, key=itemgetter(1)), itemgetter(0, 1)(rows), itemgetter(1))
print(attrgetter("real", "imag")(3), methodcaller("upper")("x"), methodcaller("split", ",")("a,b"))
print(max(rows, key=itemgetter(0)), operator.truediv(7, 2), operator.floordiv(7, 2))
