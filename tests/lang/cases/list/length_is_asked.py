# list() asks a class for its length after its iterator; a TypeError of that is forgotten.
class Both:
    def __init__(self, error=None):
        self.error = error

    def __iter__(self):
        print("iter")
        return iter("ab")

    def __len__(self):
        print("len")
        if self.error:
            raise self.error
        return 7


class Hint:
    def __iter__(self):
        return iter("cd")

    def __length_hint__(self):
        print("hint")
        return 1


for make in (list, tuple, sorted, lambda x: [*x], lambda x: [].extend(x), "-".join, set):
    print(make(Both()), make(Hint()))
for error in (TypeError("t"), ValueError("v")):
    try:
        print(list(Both(error)))
    except Exception as e:
        print(type(e).__name__, e)
