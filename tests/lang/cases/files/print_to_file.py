with open("p.txt", "w") as f:
    print("a", 1, None, sep="-", file=f)
    print(file=f)
    print("no end", end="", file=f, flush=True)
    print(f.tell())
print(repr(open("p.txt").read()))


class Upper:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text.upper())


sink = Upper()
print("x", [1], file=sink)
print(sink.pieces)
try:
    print("x", file=3)
except AttributeError as e:
    print(e)
