from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), list(d), bool(deque()))
d.rotate(1)
print(d, 2 in d, d.index(2), d.count(2), list(reversed(d)))
d.extendleft("ab")
print(d)
m = deque(range(5), maxlen=3)
m.append(9)
m.appendleft(7)
print(m, m.maxlen, deque([1]) == deque([1]), deque([1]) < deque([2]))
d.remove("a")
d.insert(1, "x")
del d[0]
d[0] = "y"
d.reverse()
print(d, d.copy(), d + deque([5]), deque([1]) * 2)
for f in (deque().pop, deque().popleft, lambda: d[10], lambda: d.remove(77), lambda: deque(maxlen=-1)):
    try:
        f()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    print(e)
q = deque()
for i in range(100):
    q.append(i)
    if i % 3 == 0:
        q.popleft()
print(sum(q), len(q), q[0])
