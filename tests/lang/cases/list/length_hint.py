# What __length_hint__ gives is an int, NotImplemented, or a mistake.
class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in 3, "x", NotImplemented, TypeError("not told"), ValueError("told"), True:
    try:
        print(list(Hint(hint)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Hinting:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint

    def __iter__(self):
        return iter("a")


for hint in (3, 0, -1, 2**70, NotImplemented, "many"):
    for build in (list, tuple, lambda made: [*made]):
        try:
            print(build(Hinting(hint)))
        except Exception as error:
            print(type(error).__name__, error)
