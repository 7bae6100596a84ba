# A change of the root comes to each class once, though there are 4096 ways down.
class Root:
    pass


last = Root
for i in range(12):
    left = type("Left", (last,), {})
    right = type("Right", (last,), {})
    last = type("Both", (left, right), {})

print(hasattr(last, "x"), len(last.__mro__))
Root.x = 1
print(last.x, hasattr(last(), "__len__"))
Root.__len__ = lambda self: 5
print(len(last()))
left.__len__ = lambda self: 6
right.__len__ = lambda self: 7
print(len(last()))
del left.__len__
print(len(last()))
Root.x = 2
print(last.x)


# The same order is kept for those that come after an order that cannot be.
class A:
    pass


class B(A):
    pass


for bases in ((A, B), (B, A), (A, B), (B, A)):
    try:
        print([c.__name__ for c in type("C", bases, {}).__mro__])
    except TypeError as error:
        print(error)
