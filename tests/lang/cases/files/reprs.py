import io

with open("r.txt", "w") as f:
    print(f, type(f), f.buffer, f.buffer.raw)
print(f, f.buffer, f.buffer.raw)
with open("r.txt", "r+", encoding="latin-1") as f:
    print(f, f.buffer, f.buffer.raw)
with open("r.txt", "rb") as f:
    print(f, f.raw, f.name, f.raw.name, f.mode)
with open("r.txt", "xb" if False else "ab+") as f:
    print(f, f.mode)
print(isinstance(f, io.IOBase), isinstance(f, io.BufferedIOBase), isinstance(f, io.TextIOBase))
print(io.TextIOWrapper, io.StringIO, io.BytesIO, io.IOBase, io.UnsupportedOperation, io.FileIO)
print(io.UnsupportedOperation.__mro__)
