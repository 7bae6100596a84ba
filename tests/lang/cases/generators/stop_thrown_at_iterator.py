# What is thrown in where a generator waits for an iterator is thrown there if that has no throw(): a
# StopIteration is then no end of the iterator. If it has one, what that raises may be.
class Throws:
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        return self

    def __next__(self):
        return "item"

    def throw(self, *what):
        raise self.error


class Closes:
    def __iter__(self):
        return self

    def __next__(self):
        return "item"

    def close(self):
        raise StopIteration("closed")


def g(inner):
    try:
        print("result", (yield from inner))
    except Exception as e:
        print("inside", repr(e))
        raise
    yield "after"


def told(inner, error):
    o = g(inner)
    next(o)
    try:
        print(o.throw(error))
    except BaseException as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__))


for error in StopIteration, StopIteration(5), ValueError(1), GeneratorExit:
    for inner in [1, 2], "ab", Throws(StopIteration(7)), Throws(KeyError(1)), Closes():
        told(inner, error)
