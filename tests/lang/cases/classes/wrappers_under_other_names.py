class Number(int):
    __str__ = int.__repr__

    def __repr__(self):
        return "Number!"


print(str(Number(3)), repr(Number(3)), f"{Number(3)}", "%s" % Number(3))


class Word(str):
    __repr__ = str.__str__


print(repr(Word("x")), str(Word("x")))


class Row(list):
    __iadd__ = list.__add__


row = before = Row([1])
row += [2]
print(row, row is before)


class Found(dict):
    __getitem__ = dict.get


print(Found(a=1)["a"], Found(a=1)["b"])


class Circle:
    pass


Circle.__repr__ = Circle.__str__
try:
    str(Circle())
except RecursionError as error:
    print("RecursionError")
