"""A module's tests: also of what only acts as a function.

>>> twice(4)
8
"""
import doctest
import functools


class Curried:
    """Stands for the function it is given."""

    def __init__(self, function):
        self.function = function
        functools.update_wrapper(self, function)

    def __call__(self, *args):
        return self.function(*args)


@Curried
def twice(x):
    """
    >>> twice(2)
    4
    """
    return 2 * x


@functools.lru_cache
def half(x):
    """
    >>> half(9)
    4
    """
    return x // 2


class Box:
    """
    >>> Box().size
    3
    """
    size = 3

    @functools.wraps(half)
    def wrapped(self):
        pass

    def no_examples(self):
        "Nothing to run."


print([(test.name, len(test.examples)) for test in doctest.DocTestFinder().find(
    __import__("__main__"))])
print(doctest.testmod())
