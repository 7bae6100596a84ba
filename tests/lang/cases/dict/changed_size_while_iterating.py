d = {1: 1, 2: 2, 3: 3}
for change in (lambda: d.update({9: 9}), lambda: d.pop(9)):
    try:
        for k in d:
            change()
    except RuntimeError as e:
        print(e)
it = iter(d.items())
next(it)
d[77] = 1
for i in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e)
for k in list(d):
    del d[k]
print(d)
