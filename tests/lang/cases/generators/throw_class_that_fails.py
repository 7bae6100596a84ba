# What the class given to throw() raises, or makes in the place of an exception, is thrown in.
class NotOne(Exception):
    def __new__(cls, *args):
        return "a text"


class Fails(Exception):
    def __init__(self, reason):
        super().__init__(reason)


def catches():
    try:
        yield 1
    except Exception as e:
        yield type(e).__name__, str(e)


for thrown in NotOne, Fails, Fails("ready"):
    g = catches()
    next(g)
    print(g.throw(thrown))

try:
    raise NotOne
except TypeError as e:
    print(e)

g = catches()
try:
    g.throw(NotOne)
except TypeError as e:
    print("not started:", e)
print(next(g, "closed"))
