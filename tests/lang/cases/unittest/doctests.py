"""
>>> 1 + 1
2
>>> [n for n in range(30)] #doctest: +ELLIPSIS
[0, ..., 29]
"""
import doctest
import io
import unittest


def good():
    """
    >>> good()
    'good'
    """
    return "good"


def bad():
    """
    >>> bad()
    'good'
    """
    return "bad"


def load_tests(loader, tests, pattern):
    tests.addTest(doctest.DocTestSuite())
    return tests


class Plain(unittest.TestCase):
    def test(self):
        self.assertTrue(True)


suite = unittest.defaultTestLoader.loadTestsFromModule(__import__("__main__"))
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print(result.testsRun, len(result.failures), result.wasSuccessful())
print([str(test) for test, text in result.failures], "Expected:\n    'good'\nGot:\n    'bad'\n" in result.failures[0][1])


def unended():
    """
    >>> print("x", end="")
    x
    >>> for n in range(3): print(n, end=" ")
    0 1 2 
    """


print(doctest.run_docstring_examples(unended, globals()))
__test__ = {"one": ">>> 1\n1", "two": ">>> 2\n2", "three": ">>> 3\n3"}
print([test.name for test in doctest.DocTestFinder().find(__import__("__main__"))])
