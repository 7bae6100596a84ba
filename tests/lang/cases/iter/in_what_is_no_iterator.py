# What cannot be iterated, in the words of those who try.


class NoIterator:
    def __iter__(self):
        return [1]


class Failing:
    def __iter__(self):
        raise ValueError("not today")


class Row:
    def __getitem__(self, k):
        return [65, 66][k]


class Sized(Row):
    def __len__(self):
        return 2


for name, f in {
    "in": lambda: 1 in NoIterator(),
    "in failing": lambda: 1 in Failing(),
    "in row": lambda: 66 in Row(),
    "list": lambda: list(NoIterator()),
    "bytes": lambda: bytes(NoIterator()),
    "bytes failing": lambda: bytes(Failing()),
    "bytes row": lambda: bytes(Row()),
    "bytearray": lambda: bytearray(2.5),
    "reversed row": lambda: reversed(Row()),
    "reversed sized": lambda: list(reversed(Sized())),
    "reversed int": lambda: reversed(5),
    "reversed set": lambda: reversed({1}),
}.items():
    try:
        print(name, f())
    except (TypeError, ValueError) as e:
        print(name, type(e).__name__, e)
