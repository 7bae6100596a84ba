class Bad:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise ZeroDivisionError("eq")
d = {Bad(): 1}
for f in (lambda: d.get(1), lambda: d[Bad()], lambda: d.setdefault(1, 2), lambda: 1 in d):
    try:
        f()
    except ZeroDivisionError as e:
        print("raised", e)
