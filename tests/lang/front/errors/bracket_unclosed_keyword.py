f(a,
for x in y:
    pass
