import functools
from functools import cache, cached_property, lru_cache, partial, reduce, total_ordering, wraps


def traced(f):
    @wraps(f)
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        return f(*args, **kw)
    return wrapper


@traced
def add(a, b=1):
    "adds"
    return a + b


print(add(1), add(2, b=3), add.__name__, add.__doc__, add.__wrapped__(1, 1))
two = partial(add, 2)
print(two(5), two(b=7), two.func is add, two.args, two.keywords)
print(partial(int, base=2)("101"), partial(print, "a", sep="-"))
print(partial(partial(max, 1), 5)(3))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [], 0))
try:
    reduce(max, [])
except TypeError as e:
    print(e)


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print([square(n) for n in (1, 2, 1, 3, 1, 2)], square.cache_info())
square.cache_clear()
print(square.cache_info(), square.cache_parameters())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print("area")
        return 3 * self.r ** 2

    @lru_cache
    def scaled(self, k):
        print("scaled")
        return self.r * k


c = Circle(2)
print(c.area, c.area, c.__dict__, c.scaled(3), c.scaled(3))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


a, b = Version(1), Version(2)
print(a < b, a <= b, a > b, a >= b, a == b, a != b)
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda x, y: y - x)))
