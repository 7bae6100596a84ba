import operator

items = {1, 2, 3}
iterator = iter(items)
print(operator.length_hint(iterator), iterator.__length_hint__())
next(iterator)
print(operator.length_hint(iterator))
items.add(9)
print(operator.length_hint(iterator))
print(list(iter(set())), iter(frozenset("ab")).__length_hint__())
