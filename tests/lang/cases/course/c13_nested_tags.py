def element(name):
    children = []
    while True:
        token = yield
        if token == f"/{name}":
            return name, children
        children.append((yield from element(token)) if token.isalpha() else token)


def parse(tokens):
    g = element("doc")
    next(g)
    try:
        for token in tokens:
            g.send(token)
    except StopIteration as e:
        return e.value


print(parse(["p", "1", "b", "2", "/b", "/p", "3", "/doc"]))
