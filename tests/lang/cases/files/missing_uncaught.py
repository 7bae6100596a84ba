def load(name):
    with open(name) as f:
        return f.read()


load("missing.txt")
