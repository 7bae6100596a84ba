def f(**kw):
    return kw
print(f(**{"a": 1}, **{"b": 2}))
for g in (lambda: {**1}, lambda: {**[1]}):
    try:
        g()
    except TypeError as e:
        print(e)
