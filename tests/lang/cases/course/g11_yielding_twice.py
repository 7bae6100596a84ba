from contextlib import contextmanager


@contextmanager
def bad():
    yield 1
    yield 2


try:
    with bad() as x:
        print(x)
except RuntimeError as e:
    print(e)
