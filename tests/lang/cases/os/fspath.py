import os


class Here:
    def __fspath__(self):
        return "here.txt"


with open(Here(), "w") as f:
    print(f.name.__class__.__name__)
print(os.path.exists(Here()), os.fspath(Here()), os.fspath("x"), os.fspath(b"y"))
print(os.path.join(Here(), "x"), os.path.splitext(Here()), isinstance(Here(), os.PathLike),
      isinstance("x", os.PathLike), issubclass(Here, os.PathLike))
for bad in (3, None, 1.5):
    try:
        os.fspath(bad)
    except TypeError as e:
        print(e)
print(os.fsencode("ä"), os.fsdecode(b"\xc3\xa4"), os.fsdecode(Here()))


class Wrong:
    def __fspath__(self):
        return 3


try:
    open(Wrong())
except TypeError as e:
    print(e)
