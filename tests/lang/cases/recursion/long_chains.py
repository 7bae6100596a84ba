# Long chains are let go of without recursion.
class A:
    def __init__(self, n): self.n = n; self.next = None
head = A(0); x = head
for i in range(200000):
    x.next = A(i); x = x.next
del head, x
l = None
for i in range(200000): l = (l, i)
del l
def g(inner):
    yield from inner
it = iter(())
for i in range(50000): it = map(str, it)
del it
e = None
for i in range(100000):
    n = ValueError(i); n.__cause__ = e; e = n
del e
print("ok")
