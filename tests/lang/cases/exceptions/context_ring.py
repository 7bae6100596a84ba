# A program that ties the contexts of exceptions into a ring.
def ring():
    try:
        raise ValueError(1)
    except ValueError as e:
        e.__context__ = e
        raise TypeError(2)


try:
    ring()
except TypeError as e:
    print(repr(e.__context__), e.__context__.__context__ is e.__context__)

a, b, c = KeyError("a"), KeyError("b"), KeyError("c")
a.__context__, b.__context__, c.__context__ = b, c, b
try:
    try:
        raise a
    finally:
        raise IndexError("last")
except IndexError as e:
    chain = []
    while e is not None and len(chain) < 6:
        chain.append(str(e))
        e = e.__context__
    print(chain)
