s = {1}
print(s.add(2), s.add(1), s.discard(7), s.remove(1), s)
for f in (lambda: s.remove(99), lambda: s.remove("x"), lambda: s.add([]), lambda: s.discard([]), lambda: [] in s, lambda: s.add()):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print({1} in {frozenset({1})}, {1} in s)
