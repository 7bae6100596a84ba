from contextlib import contextmanager


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")


try:
    with tag("b") as t:
        print(t)
        1 / 0
except ZeroDivisionError as e:
    print(e)
