print(list.append, list.__name__)
a = []
list.append(a, 1)
print(a, list.__len__(a), a.__len__(), a.__contains__(1), a.__getitem__(0))
for f in (lambda: list.append(), lambda: list.append(1, 2), lambda: a.append(), lambda: a.append(1, 2), lambda: a.nothing, lambda: a.copy(1), lambda: a.append(x=1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
