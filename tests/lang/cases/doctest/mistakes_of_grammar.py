"""
>>> f = lambda: (yield 1), (yield 2)
Traceback (most recent call last):
  ...
SyntaxError: 'yield' outside function
>>> return 1
Traceback (most recent call last):
SyntaxError: 'return' outside function
"""
import doctest

print(doctest.testmod())
