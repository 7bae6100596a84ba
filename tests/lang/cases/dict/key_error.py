d = {1: 2}
for f in (lambda: d[5], lambda: d["x"], lambda: d[(1, 2)], lambda: d.pop(9), lambda: d.__delitem__(7)):
    try:
        f()
    except KeyError as e:
        print(repr(e), str(e), e.args)
