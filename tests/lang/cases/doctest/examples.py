"""A module with examples.

>>> double(2)
4
>>> print("a\\n\\nb")
a
<BLANKLINE>
b
"""
import doctest


def double(x):
    """Doubles it.

    >>> double(3)
    6
    >>> double("ab")
    'abab'
    >>> double(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> for i in range(3):
    ...     print(double(i))
    0
    2
    4
    >>> list(range(20))  # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> double(5)  # doctest: +SKIP
    99
    """
    return x * 2


def wrong():
    """
    >>> wrong()
    2
    >>> wrong() + 1
    2
    >>> x = 5
    >>> x
    >>> print("spaces   here")  # doctest: +NORMALIZE_WHITESPACE
    spaces here
    """
    return 1


class Box:
    """
    >>> Box(3).get()
    3
    """

    def __init__(self, value):
        self.value = value

    def get(self):
        """
        >>> b = Box("x")
        >>> b.get()
        'x'
        >>> b
        <...Box object at 0x...>
        """
        return self.value


if __name__ == "__main__":
    print(doctest.testmod(optionflags=doctest.ELLIPSIS))
    print(doctest.testmod(verbose=False, report=False).failed)
    print(doctest.DocTestParser().get_examples(">>> 1\n1\n")[0].want)
    doctest.run_docstring_examples(double, {"double": lambda x: x}, name="other")
