# A set of what is unpacked takes item after item as it comes: an item without a hash ends it at once.
def told(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def say(x):
    print("item", x, end=" ")
    return x


def items():
    yield say(1)
    yield []
    yield say(2)


told(lambda: {*items(), say(3)})
told(lambda: {*[1, 2], [], say(3)})
told(lambda: {*[1], *5, say(3)})
told(lambda: {*"ab", "c", *{"d": 1}} == set("abcd"))
told(lambda: {*{1, 2}, 2.0, *(True, 3)})
told(lambda: {*(), *[]})
told(lambda: sorted({*range(3), *range(2, 5)}))
