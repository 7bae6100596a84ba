# A recursion that prints ends where the stream below has no room for its own calls.
import sys


def told(name, f):
    global deep
    deep = 0
    try:
        f(1)
    except RecursionError as e:
        print("", name, deep, e, sep="\n")


def plain(n):
    global deep
    deep += 1
    plain(n + 1)


def number(n):
    global deep
    print(n, end=" ")
    deep += 1
    number(n + 1)


def several(n):
    global deep
    print("x", n, end=" ")
    deep += 1
    several(n + 1)


def nothing(n):
    global deep
    print()
    deep += 1
    nothing(n)


def lists(n):
    global deep
    print([1, [2]], end=" ")
    deep += 1
    lists(n)


def written(n):
    global deep
    sys.stdout.write("w")
    deep += 1
    written(n)


class Told:
    def __str__(self):
        print(self)
        return ""


for f in plain, number, several, nothing, lists, written:
    told(f.__name__, f)
told("its own text", lambda n: print(Told()))
