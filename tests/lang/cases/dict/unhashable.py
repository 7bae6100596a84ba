d = {}
for f in (lambda: d[[]], lambda: {}[{}], lambda: d.get([]), lambda: [] in d, lambda: {[1]: 2}, lambda: d.setdefault({1}), lambda: d.pop([], 1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
