# Where a test fails: at the statement or expression that asks, or at the latest comparison.
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
    assert not a
told(f)

def f():
    assert z
told(f)

def f():
    assert z > 1
told(f)

def f():
    assert not z < 1
told(f)

def f():
    assert z and a > 3
told(f)

def f():
    assert a > 3 and z
told(f)

def f():
    assert z or z
told(f)

def f():
    assert (z if a else a)
told(f)

def f():
    assert (z < -1 if a else a)
told(f)

def f():
    assert l == [1], "message"
told(f)

def f():
    assert l.index(1), "message" ; x = 1
told(f)

def f():
    assert z; x = 1
told(f)

def f():
    assert 1 < z < 3; x = 1
told(f)

def f():
    assert (
        z ==
        1
    ), ("some"
     "thing")
told(f)

def f():
    a if bad else z
told(f)

def f():
    if a if bad else z: pass
told(f)

def f():
    return bad and 1
told(f)

def f():
    return not bad
told(f)

def f():
    return [x for x in l if bad]
told(f)

def f():
    return [x for x in l if (a if bad else a)]
told(f)

def f():
    while bad: pass
told(f)

def f():
    if not bad: pass
told(f)

def f():
    if bad and a: pass
told(f)

def f():
    if a and (z or bad): pass
told(f)

def f():
    print(1 if 2 and bad else 3)
told(f)

def f():
    return [1 for x in l for y in l if x if y
             if bad]
told(f)

def f():
    return [bad.q for x in l]
told(f)

def f():
    return (lambda x: bad.q)(1)
told(f)
