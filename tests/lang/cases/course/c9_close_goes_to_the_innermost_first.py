def inner():
    try:
        yield
    finally:
        print("inner")


def outer():
    try:
        yield from inner()
    finally:
        print("outer")


g = outer()
next(g)
g.close()
