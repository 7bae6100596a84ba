from dataclasses import dataclass

@dataclass
class Item:
    name: str
    price: float
    count: int = 0

    @property
    def total(self):
        return self.price * self.count

def discount(total, *, rate=0.1):
    if total > 100 and rate:
        return total * (1 - rate)
    elif total == 0:
        return 0
    return total

items = [Item("pen", 1.5, 10), Item("lamp", 120.0, 1), Item("gift", 5.0)]
for item in items:
    price = discount(item.total)
    match item:
        case Item(name="pen", count=n):
            print("pens", n)
        case _:
            print(f"{item.name:>8} {price:8.2f}")
words = {w: len(w) for w in "the quick brown fox".split()}
a, (b, *c) = 1, (2, 3, 4)
x = y = a if a < b else b
words["x"] = x
del words["the"]
assert words, "empty"
try:
    words["the"]
except KeyError as error:
    print("missing", error)
print(sorted(words, key=words.get), max(c), not c, -x, a + b * 2)

def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(4))
