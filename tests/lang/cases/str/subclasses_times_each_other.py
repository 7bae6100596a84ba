class Word(str):
    pass


class Row(list):
    pass


class Times(int):
    def __rmul__(self, other):
        return "mine"


for a, b in ((Word("a"), Word("b")), (Row([1]), Row([2])), ("a", Word("b")), (Word("a"), [1]),
             (Word("a"), Times(2)), (Row([1]), Times(2)), (Word("a"), 2), ((1,), Row([2]))):
    for one, other in ((a, b), (b, a)):
        try:
            print(one * other)
        except TypeError as error:
            print(error)
        try:
            print(one + other)
        except TypeError as error:
            print(error)
