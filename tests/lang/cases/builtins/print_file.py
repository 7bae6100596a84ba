class File:
    def __init__(self):
        self.parts = []
    def write(self, s):
        self.parts.append(s)
    def flush(self):
        self.parts.append("FLUSH")
f = File()
print(1, "b", [2], file=f)
print("x", "y", sep=", ", end="", file=f, flush=True)
print(file=f)
print(f.parts)
