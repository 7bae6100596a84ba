# At the end of the program: a generator that nobody else has goes when its delegator lets it go.
def inner():
    try:
        try:
            yield 1
        finally:
            yield 2
    finally:
        print("finally")


def outer():
    try:
        yield from inner()
    except Exception as error:
        print("inside", type(error).__name__)


left = outer()
next(left)
