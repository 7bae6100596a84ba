class C:
    def __call__(self): pass
print(callable(len), callable(C), callable(C()), callable(5), callable(lambda: 0), callable("a".upper))
print(hash(5), hash(-1), hash(2**61 - 1), hash(2.0), hash(0.5), hash(True), hash("") , hash(1) == hash(1.0), hash(2**100), hash("abc"), hash("é"))
x = []
print(id(x) == id(x), id(x) != id([]), isinstance(id(x), int))
for f in (lambda: hash([]), lambda: hash({}), lambda: hash({1}), lambda: hash(slice(1)), lambda: callable(), lambda: id()):
    try:
        f()
    except TypeError as e:
        print(e)
