def prime(f):
    def start(*args):
        g = f(*args)
        next(g)
        return g
    return start


@prime
def adder():
    total = 0
    while True:
        total += (yield total)


def delegates():
    yield from adder()


a = adder()
print(a.send(5), a.send(6))
d = delegates()
try:
    next(d)  # sends None into one that waits for a number already
except TypeError as e:
    print(e)
