def loud():
    print("runs")
    yield 1


g = loud()
print(type(g).__name__, g.__name__)
next(g)
