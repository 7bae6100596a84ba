# A thread waits in the middle of generators of its own; an exception is known to its thread alone.
import sys
import threading
import time


def numbers(n):
    for i in range(3):
        time.sleep(n)
        yield i


def doubled(n):
    yield from (2 * x for x in numbers(n))


def work(name, n):
    try:
        raise KeyError(name)
    except KeyError:
        for x in doubled(n):
            print(name, x, sys.exc_info()[1])
    print(name, sys.exc_info())


threads = [threading.Thread(target=work, args=args) for args in (("a", 0.1), ("b", 0.17))]
for thread in threads:
    thread.start()
print("main", sys.exc_info())
for thread in threads:
    thread.join()
