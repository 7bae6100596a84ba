import inspect


# A comment
# above.
def documented(a,
               b=1):
    """First line.

        Indented more.
    Back.
    """
    if a:
        return b

    return a


@staticmethod
def decorated():
    pass


class Shape:
    """A shape."""

    class Inner:
        x = 1

    def area(self):
        """How large it is."""
        return 0

    def named(self): return 1


class Square(Shape):
    def area(self):
        return 1


print(inspect.getsource(documented))
print(inspect.getsource(Shape))
print(inspect.getsource(Shape.area), inspect.getsource(Shape.Inner), inspect.getsource(Square().named))
print(inspect.getsourcelines(Square), inspect.getsourcelines(documented)[1])
print(repr(inspect.getdoc(documented)), inspect.getdoc(Square.area), inspect.getdoc(Square), inspect.getdoc(Square().area))
print(repr(inspect.cleandoc("\n\n   a\n     b\n\n   c\n\n")), repr(inspect.cleandoc("x\n  y")))
print(repr(inspect.getcomments(documented)), inspect.getmodule(documented).__name__, inspect.getdoc(documented.__code__) is None or True)
square = lambda x: x * x
print(inspect.getsource(square))


def outer():
    def inner():
        return 1
    return inner


print(inspect.getsource(outer()))
for wrong in (lambda: inspect.getsource(5), lambda: inspect.getsource(len), lambda: inspect.getsource(int)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
