# A call of a cached function is two levels of calls, with a limit of its results or without.
import functools


def depth_of(make):
    deepest = 0

    @make
    def f(n):
        nonlocal deepest
        deepest = n
        return f(n + 1)

    try:
        f(0)
    except RecursionError as e:
        return deepest, str(e)


def inside(make):
    return depth_of(make)


for make in (functools.cache, functools.lru_cache, functools.lru_cache(maxsize=8)):
    print(depth_of(make), inside(make))


@functools.lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(450))
