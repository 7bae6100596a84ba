def f():
    try:
        {}["key"]
    except KeyError:
        int("x" + str(1 / 0))
f()
