# A class statement is two calls deep: of what builds the class, and of its body.
n = 0


def deep(k):
    global n
    n = k
    deep(k + 1)


def deep_in_class(k):
    if k == 3:
        class Inner:
            deep(0)
    deep_in_class(k + 1)


for start in (deep, deep_in_class):
    try:
        start(0)
    except RecursionError as error:
        print(n, error)


class Outer:
    try:
        deep(0)
    except RecursionError as error:
        print(n, error)

    class Inner:
        try:
            deep(0)
        except RecursionError as error:
            print(n, error)
