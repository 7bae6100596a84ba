from functools import lru_cache


class Asks:
    def __init__(self, x):
        self.x = x

    def __hash__(self):
        return self.x

    def __eq__(self, other):
        if self.x == 2:
            same(Asks(1))
        return self.x == other.x


@lru_cache(maxsize=10)
def same(x):
    return x


same(Asks(1))
same(Asks(2))
print(same(Asks(2)) == Asks(2), same.cache_info().currsize)


@lru_cache(maxsize=2)
def twice(x):
    print("twice", x)
    return 2 * x


print([twice(x) for x in (1, 2, 1, 3, 1, 2, 3)], twice.cache_info())


@lru_cache(maxsize=2)
def down(n):
    return n and down(n - 1) + 1


print(down(9), down.cache_info())
