# A defaultdict that holds itself, and one whose factory is a method of its own.
from collections import defaultdict

d = defaultdict()
d[1] = d
print(d)


class Own(defaultdict):
    def __init__(self):
        super().__init__(self.make)

    def make(self):
        return []


own = Own()
own["a"].append(1)
text = repr(own)
print(text.startswith("Own(<bound method Own.make of Own(..., "), text.count("Own(..."))
print(text[text.index("of"):].split(" at ")[0])
print(defaultdict(int, a=1), defaultdict(None, {"b": defaultdict(list)}))
