class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i
print(list(Squares()), 9 in Squares(), 5 in Squares(), [x for x in Squares()], type(iter(Squares())).__name__)
a, b, c, d = Squares()
print(d)
class Bad:
    def __getitem__(self, i):
        raise KeyError(i)
try:
    list(Bad())
except KeyError as e:
    print(repr(e))
