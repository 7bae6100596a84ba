from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print("exit", name)


with tag("a") as x, tag("b") as y:
    print(x, y)
with tag("c"):
    raise ValueError("inside")
try:
    with tag("d"):
        raise KeyError("other")
except KeyError as e:
    print("KeyError", e)


@tag("deco")
def work(n):
    print("work", n)


work(1)
work(2)
with suppress(KeyError, IndexError):
    {}["x"]
    print("never")


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as t, nullcontext(5) as five:
    print(type(t).__name__, five)


@contextmanager
def nothing():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for bad in (nothing, twice):
    try:
        with bad():
            pass
    except RuntimeError as e:
        print(e)
with ExitStack() as stack:
    names = [stack.enter_context(tag(n)) for n in "xyz"]
    stack.callback(print, "callback", end="!\n")
    print(names)
with ExitStack() as stack:
    stack.enter_context(tag("s"))
    stack.push(lambda t, v, tb: print(t))
    raise ValueError("in stack")
try:
    with ExitStack() as stack:
        stack.enter_context(5)
except TypeError as e:
    print(e)
try:
    with contextmanager(lambda: iter([1]))():
        raise StopIteration("odd")
except Exception as e:
    print(type(e).__name__)
