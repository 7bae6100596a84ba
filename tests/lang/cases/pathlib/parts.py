from pathlib import Path, PurePath, PurePosixPath

for text in ("/usr/lib/a.tar.gz", "a/b", ".", "", "/", "..", "a//b/./c/", "//net/x", ".bashrc", "a.",
             "x/.hidden.txt"):
    p = PurePosixPath(text)
    print(repr(p), str(p), p.parts, p.root, p.anchor, repr(p.drive), p.name, p.stem, p.suffix,
          p.suffixes, p.parent, p.is_absolute(), [str(q) for q in p.parents])
p = PurePath("/a/b/c.txt")
print(p.parents[0], p.parents[-1], len(p.parents), p.parents[0:2], p.as_posix(), p.as_uri(), bytes(p))
try:
    p.parents[9]
except IndexError as e:
    print(repr(e))
print(PurePath(), PurePath("a", "b"), PurePath("a", PurePath("b"), "c"), PurePath("a", "/b"), type(PurePath()).__name__,
      type(Path("x")).__name__)
