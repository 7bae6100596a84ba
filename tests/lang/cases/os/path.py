import os.path as p

print(p.join("a", "b"), p.join("a/", "b"), p.join("a", "/b"), p.join("", "b"), p.join("a", ""),
      p.join("a", "b", "..", "c"), p.join(b"a", b"b"), p.join("a"))
for path in ("/a/b.txt", "b.txt", "/a/", "/", "", "a//b", ".bashrc", "a.tar.gz", "a.", "..", "a/.b.c"):
    print(repr(path), p.split(path), p.splitext(path), p.basename(path), p.dirname(path),
          p.isabs(path), p.normpath(path))
for path in ("a/../b", "../../a", "/../a", "a/./b//c/", "//a", "///a", "."):
    print(path, p.normpath(path))
print(p.relpath("/a/b/c", "/a/d"), p.relpath("/a", "/a"), p.relpath("a/b", "a"), p.relpath("x"))
print(p.commonpath(["/a/b/c", "/a/b/d"]), p.commonpath(["a/b", "a"]), p.commonprefix(["abc", "abd"]),
      repr(p.commonprefix([])))
print(p.splitdrive("/a"), p.expanduser("x/~"), p.expandvars("$NOTHING_HERE/x ${NOR_THIS}"))
print(p.exists("nothing"), p.isfile("path.py"), p.isdir("."), p.isdir("path.py"), p.islink("path.py"),
      p.isabs(p.abspath("x")), p.abspath("a/../b") == p.abspath("b"), p.ismount("/"))
print(p.samefile("path.py", "./path.py"), p.basename(p.realpath("path.py")))
for call in (lambda: p.join("a", 3), lambda: p.join(3), lambda: p.join("a", b"b"),
             lambda: p.relpath(""), lambda: p.commonpath([]), lambda: p.commonpath(["/a", "b"]),
             lambda: p.getsize("nothing"), lambda: p.basename(None)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
