import glob
import os

for name in ("tree/a.py", "tree/b.txt", "tree/sub/c.py", "tree/sub/deep/d.py", "tree/.hidden.py", "tree/[x].py"):
    os.makedirs(os.path.dirname(name), exist_ok=True)
    open(name, "w").close()
for pattern in ("tree/*", "tree/*.py", "tree/**", "tree/**/*.py", "tree/s*/*", "tree/.*", "tree/[ab].*",
                "tree/none", "tree/a.py", "tree/[[]x].py", "nothing/*", "tree/*/", "t*/a.py", "tree/[!a]*.py"):
    print(pattern, sorted(glob.glob(pattern)))
for pattern in ("tree/**", "tree/**/*.py", "**/d.py", "tree/**/"):
    print(pattern, sorted(glob.glob(pattern, recursive=True)))
print(sorted(glob.glob("*.py", root_dir="tree")), sorted(glob.glob("tree/*", include_hidden=True)))
print(glob.escape("a[1]*?.txt"), glob.has_magic("a*"), glob.has_magic("a"), type(glob.iglob("*")).__name__)
