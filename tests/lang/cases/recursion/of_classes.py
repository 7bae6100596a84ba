# A call of a class counts twice, with __init__ or __new__; a tuple of classes for each one in another.
class Init:
    n = 0

    def __init__(self):
        Init.n += 1
        Init()


class New:
    def __new__(cls):
        return New()


deep = ()
for i in range(10000):
    deep = (deep,)
for f in Init, New, lambda: isinstance(1, deep), lambda: issubclass(int, deep):
    try:
        f()
        print("fine")
    except RecursionError as e:
        print(e)
print(Init.n)
