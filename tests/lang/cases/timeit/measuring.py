import timeit
import platform
import getpass
import locale

n = 0


def count():
    global n
    n += 1


print(timeit.timeit(count, number=10) >= 0, n)
print(len(timeit.repeat(count, repeat=3, number=2)), n)
print(timeit.timeit("x = sum(range(10))", number=5) >= 0, timeit.timeit("y + 1", setup="y = 1", number=3) >= 0, timeit.timeit("count()", globals=globals(), number=4) >= 0, n)
print(timeit.Timer(count).timeit(1) >= 0, timeit.default_timer() > 0)
print(platform.system(), platform.python_version_tuple()[:2], platform.python_implementation(), isinstance(getpass.getuser(), str), locale.format_string("%d", 1234))
