# Within an f-string, what fails has its own place.
import sys
import traceback


class Bad:
    def __iter__(self):
        raise OSError("no items")

    def __bool__(self):
        raise ValueError("no truth")


class BadNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise OSError("no next")


class BadAsync:
    def __aiter__(self):
        raise OSError("no items")


bad, bad_next, l, a, z = Bad(), BadNext(), [1, 2], 1, 0


def told(f):
    try:
        f()
    except BaseException as e:
        lines = traceback.format_exception(e)
        print("".join(line.partition(", line ")[2] if line.startswith("  File") else line for line in lines[2:]))


def f():
    f"{l:>5}"
told(f)

def f():
    f"a{l.q}b{1}"
told(f)

def f():
    x = f"a{1}{l[9]!r:>{z.q}}"
told(f)

def f():
    x = f"a{1} {nope}"
told(f)

def f():
    x = f"{nope=}"
told(f)

def f():
    x = ("abc"
      f"a{nope}")
told(f)

def f():
    x = f"""abc
    {1} {nope} x"""
told(f)

def f():
    x = f"é {nope} {1:{nope}}"
told(f)

def f():
    x = f"{1:{nope}}"
told(f)

def f():
    x = f'{1:>{l["a"]}}' + f"{a}{a + [] !r}"
told(f)
