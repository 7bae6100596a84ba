# A limit below the depth of calls is refused, and says how deep that is.
import sys


def lowest():
    limit = 1
    while True:
        try:
            sys.setrecursionlimit(limit)
        except RecursionError as error:
            if limit == 1:
                print(error)
            limit += 1
        else:
            sys.setrecursionlimit(1000)
            return limit


def deep(n):
    return deep(n - 1) if n else lowest()


class Shown:
    def __repr__(self):
        return str(lowest())


print(lowest(), (lambda: lowest())(), deep(10), next(lowest() for _ in [1]))
print(Shown(), list(map(lambda _: lowest(), [1])), eval("lowest()"))


def again():
    try:
        1 / 0
    except ZeroDivisionError:
        again()


def limited():
    before = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(lowest() + 10)
        again()
    except RecursionError:
        print("too deep")
    finally:
        sys.setrecursionlimit(before)


limited()
print(sys.getrecursionlimit())
