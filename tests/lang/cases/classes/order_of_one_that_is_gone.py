# The order of bases keeps the class that it begins with.
class A:
    pass


order = type("C", (A,), {}).__mro__
print(len(order), order[0].__name__, order[0].__mro__ == order)
del order
print([c.__name__ for c in type("D", (A,), {}).mro()])
