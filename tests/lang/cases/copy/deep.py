import copy
from dataclasses import dataclass, field

a = [1, [2, 3], {"k": (4, [5])}]
b = copy.deepcopy(a)
b[1].append(9)
b[2]["k"][1].append(8)
print(a, b)
t = (1, "a", (2, 3))
print(copy.deepcopy(t) is t, copy.deepcopy(([1],))[0])
shared = []
two = copy.deepcopy([shared, shared])
print(two[0] is two[1], two[0] is shared)
loop = [1]
loop.append(loop)
c = copy.deepcopy(loop)
print(c, c[1] is c, c is loop)
d = {}
d["me"] = (d,)
e = copy.deepcopy(d)
print(e["me"][0] is e, e["me"][0] is d)


@dataclass
class Node:
    name: str
    children: list = field(default_factory=list)


root = Node("root", [Node("leaf")])
other = copy.deepcopy(root)
other.children[0].name = "changed"
print(root, other, copy.copy(root).children is root.children)


class Graph:
    def __init__(self):
        self.me = self
        self.items = {1: [2]}


g = Graph()
h = copy.deepcopy(g)
print(h.me is h, h.items, h.items is g.items)


class Custom:
    def __init__(self, x):
        self.x = x

    def __deepcopy__(self, memo):
        print("deepcopy", self.x, isinstance(memo, dict))
        return Custom(copy.deepcopy(self.x, memo))


print(copy.deepcopy([Custom([1])])[0].x)


class Reduced:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Reduced, (self.x + 1,)


print(copy.deepcopy(Reduced(1)).x, copy.copy(Reduced(5)).x)


class Stateful:
    def __init__(self):
        self.kept, self.dropped = [1], "secret"

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        print("state", state)
        self.__dict__.update(state)


print(copy.deepcopy(Stateful()).__dict__)


class Method:
    def run(self):
        return self


m = Method()
bound = copy.deepcopy(m.run)
print(bound() is m, type(bound()) is Method)
memo = {}
x = [1]
y = copy.deepcopy(x, memo)
print(memo[id(x)] is y, copy.deepcopy(x, memo) is y)
print(copy.deepcopy({1, (2, 3)}) == {1, (2, 3)}, repr(copy.deepcopy(KeyError([1]))))
try:
    copy.deepcopy([(x for x in "ab")])
except TypeError as error:
    print(error)
print(issubclass(copy.Error, Exception), copy.error is copy.Error)
