from pathlib import Path, PurePath, PurePosixPath

print(PurePath("a/b") == PurePath("a//b"), PurePath("a") == "a", PurePath("a") != PurePath("b"),
      hash(PurePath("a/b")) == hash(PurePath("a/./b")), Path("a") == PurePath("a"))
print(sorted([PurePath("b"), PurePath("a/z"), PurePath("a")]), PurePath("a") < PurePath("b"),
      PurePath("a") >= PurePath("a"))
try:
    PurePath("a") < "b"
except TypeError as e:
    print(e)
print({PurePath("a"): 1}[PurePath("a")], len({Path("x"), Path("./x")}))
for path, pattern in (("a/b.py", "*.py"), ("a/b.py", "a/*.py"), ("/a/b.py", "/*.py"), ("a/b.py", "b.py"),
                      ("/a/b.py", "/a/*"), ("b.PY", "*.py"), ("a/b/c.py", "b/*.py"), ("a.py", "?.py")):
    print(path, pattern, PurePath(path).match(pattern))
print(isinstance(Path("a"), PurePath), issubclass(PurePosixPath, PurePath), f"{Path('x')}", f"{Path('x')!r}")
