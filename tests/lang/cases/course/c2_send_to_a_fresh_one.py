def c():
    yield


g = c()
try:
    g.send(1)
except TypeError as e:
    print(e)
print(g.send(None))
