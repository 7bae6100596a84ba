from collections import deque

d = deque([1, 2])


def show(code):
    try:
        print(repr(code()))
    except Exception as e:
        print(type(e).__name__, e)


show(lambda: d.remove(5))
show(lambda: d.index(9))
show(lambda: d[9])
show(lambda: d['a'])
show(lambda: d[1:2])
show(lambda: d.insert('a', 1))
show(lambda: deque(1))
show(lambda: deque([], -1))
show(lambda: deque([], 'a'))
show(lambda: deque(x=3))
show(lambda: d + [1])
show(lambda: d < [1])
show(lambda: hash(d))
show(lambda: d.foo)
show(lambda: d.popleft(1))
show(lambda: d.rotate('a'))
show(lambda: d * 'a')
show(lambda: d * -1)
show(lambda: d.maxlen)
show(lambda: iter(d).__length_hint__())
show(lambda: d.append())
show(lambda: deque(maxlen=2))
show(lambda: d == [1, 2])
show(lambda: deque([1], 2) == deque([1]))
show(lambda: 3 in d)
show(lambda: deque(deque([1, 2, 3], 2)).maxlen)
show(lambda: d.copy().maxlen)
show(lambda: 2 * d)
show(lambda: deque([1, 2, 3], 2) * 3)
show(lambda: deque([1, 2, 3], 2) + deque([4]))
show(lambda: deque([1, 2]) < deque([1, 3]))
show(lambda: deque('abc', maxlen=0))
show(lambda: deque().pop())
show(lambda: deque().popleft())
show(lambda: list(reversed(d)))
show(lambda: deque(range(5))[-2])
show(lambda: bool(deque()))
show(lambda: deque(range(10)).index(4, 2, 4))
show(lambda: deque([1, 2], maxlen=2).insert(0, 3))
show(lambda: deque([1], maxlen=True))
show(lambda: isinstance(d, deque))

d.append(d)
print(d)
d.pop()
d.extend(d)
print(d)
d.extendleft(d)
print(d)
d += "xy"
d *= 2
print(d, len(d))
del d[0]
d[0] = "first"
d.insert(-100, "i")
d.insert(3, "j")
d.insert(100, "k")
print(d)
ring = deque(range(7), maxlen=7)
for n in (1, 2, -3, 5, -6, 7, 100, -101):
    ring.rotate(n)
    print(n, list(ring))
ring.appendleft("new")
print(ring)
ring.append("last")
print(ring)
ring.reverse()
print(ring)
for i in range(1000):
    ring.append(i)
    if i % 3 == 0:
        ring.popleft()
print(ring, ring.count(998))
try:
    for item in ring:
        ring.append(item)
except RuntimeError as e:
    print(e)


class Stack(deque):
    def push(self, item):
        self.append(item)


s = Stack("ab", 3)
s.push("c")
s.push("d")
s.note = "has a dict"
print(s, s.copy(), type(s.copy()).__name__, s.note, s == deque("bcd"))
