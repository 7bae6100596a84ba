# An iterator whose attributes cannot even be asked for, behind yield from.
class Strict:
    def __iter__(self):
        return self

    def __next__(self):
        return "item"

    def __getattr__(self, name):
        raise LookupError(name)


def through():
    yield from Strict()


g = through()
print(next(g))
try:
    g.send(1)
except Exception as e:
    print(type(e).__name__, e)
g = through()
next(g)
g.close()
print(next(g, "closed"))
