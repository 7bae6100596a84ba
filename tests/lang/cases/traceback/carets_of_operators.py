# What is marked of operators, brackets, attributes, statements of several lines.
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


def f():")[0].replace("def told_", ""))
def told(f):
    try:
        f()
    except BaseException as e:
        e.__traceback__ = e.__traceback__.tb_next
        traceback.print_exception(e, file=sys.stdout)

def f():
    with l: pass
told(f)

def f():
    with l as x: pass
told(f)

def f():
    with open as x, l as y: pass
told(f)

def f():
    x, y = 1, 2, 3
told(f)

def f():
    (x, (y, q)) = 1, (2,)
told(f)

def f():
    x = y, q = 1
told(f)

def f():
    [*x, y] = ()
told(f)

def f():
    l.q = 1
told(f)

def f():
    l.q += 1
told(f)

def f():
    l[7] += 1
told(f)

def f():
    l["a"]: int = 5
told(f)

def f():
    del l.q, l[9]
told(f)

def f():
    import nope.x as y
told(f)

def f():
    from sys import nope, path
told(f)

def f():
    from sys import (path,
      nope)
told(f)

def f():
    raise ValueError from 5
told(f)

def f():
    raise l
told(f)

def f():
    try: raise ValueError
    except l: pass
told(f)

def f():
    try: raise ValueError
    except (l,
      TypeError): pass
told(f)

def f():
    class A(l, 5): pass
told(f)

def f():
    @l
    def g(): pass
told(f)

def f():
    @str
    @bad
    class g: pass
told(f)

def f():
    def g(x: nope, y=l.r): pass
told(f)

def f():
    lambda x=l.q: 0
told(f)

def f():
    yield nope
told(lambda: list(f()))

def f():
    yield from 5
told(lambda: list(f()))

def f():
    x = {**l}
told(f)

def f():
    x = {"a": 1, **5, "b": nope}
told(f)

def f():
    x = [*5, 1]
told(f)

def f():
    x = {[]: 1}
told(f)

def f():
    x = {1, []}
told(f)

def f():
    print(*5)
told(f)

def f():
    print(1, **5)
told(f)

def f():
    print(1, **{"end": 1}, end="")
told(f)

def f():
    print(1, *l, **{"q": 1})
told(f)

def f():
    l.append(
      1, 2)
told(f)

def f():
    l.append(1
      ).q.r()
told(f)

def f():
    (l
     .q)
told(f)

def f():
    'é' + 1
told(f)

def f():
    x = 'éé'; 'é' * 'x'; 1
told(f)

def f():
    print('é', l['é'], 'é')
told(f)

def f():
    x = (lambda: 1) * 2
told(f)

def f():
    x = ((1) + ("é") )
told(f)

def f():
    x = 1 +\
       "a"
told(f)

def f():
    x = a[1] [2] (3)
told(f)

def f():
    x = -"a" ** 2
told(f)

def f():
    x = (a  <  "a") . b
told(f)

def f():
    x = a if a < "b" else z
told(f)

def f():
    x = "ж"[3] + "ж"["a"]
told(f)
