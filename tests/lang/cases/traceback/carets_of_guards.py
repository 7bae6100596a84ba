# Where the guard of a case fails.
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
    match l:
        case [1, y] if bad: pass
told(f)

def f():
    match l:
        case [1, y] if y and bad: pass
told(f)

def f():
    match l:
        case [1, y] if 1 < bad: pass
told(f)

def f():
    match l:
        case [x, y] if y == 2 and bad: pass
told(f)

def f():
    match l:
        case x \
            if bad: pass
told(f)

def f():
    match l:
        case Bad(): pass
        case int(x) | [x, _] if bad: pass
told(f)

def f():
    match l:
        case l.q: pass
told(f)

def f():
    match l:
        case [Bad(1), _]: pass
        case list(1, 2): pass
told(f)
