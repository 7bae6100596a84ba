class Bad:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise ZeroDivisionError("eq")
s = {Bad()}
for f in (lambda: 1 in s, lambda: s.add(1), lambda: s | {1}, lambda: s.discard(1)):
    try:
        f()
    except ZeroDivisionError as e:
        print("raised", e)
