# How long it may be, a list asks of what it takes: __len__, and if that is no answer
# __length_hint__, whose answer must be right.
def told(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def box(length, hint, way="iter"):
    class Box:
        if length is not None:
            def __len__(self):
                print("len", end=" ")
                return length() if callable(length) else length

        if hint is not None:
            def __length_hint__(self):
                print("hint", end=" ")
                return hint() if callable(hint) else hint

        if way == "iter":
            def __iter__(self):
                print("iter", end=" ")
                return iter([1, 2])
        elif way == "item":
            def __getitem__(self, i):
                return [1, 2][i]
    return Box()


def fails(error):
    def fail():
        raise error
    return fail


for way in "iter", "item", "none":
    for length in None, 2, -1, "x", fails(TypeError("len")), fails(OSError("len")):
        for hint in None, 2, -1, "x", 10**30, NotImplemented, fails(TypeError("hint")), fails(OSError("hint")):
            told(list, box(length, hint, way))
            told(lambda: [*box(length, hint, way)])
            told(lambda: (0, *box(length, hint, way)))
            told(lambda: [0].__iadd__(box(length, hint, way)))
told(lambda: {*box(None, -1, "item")})
told(lambda: {*box(None, -1, "none")})


class Text(str):
    def __str__(self):
        raise ValueError("no text")


told(lambda: print("before", Text("x"), "after"))
told(lambda: print("before", f"{'y'}", Text("x"), sep="-"))
