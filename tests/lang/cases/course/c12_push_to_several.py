def consumer(f):
    def start(*args):
        g = f(*args)
        next(g)
        return g
    return start


@consumer
def printer(prefix):
    while True:
        print(prefix, (yield))


@consumer
def broadcast(targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


b = broadcast([printer("a"), printer("b")])
for word in "one", "two":
    b.send(word)
