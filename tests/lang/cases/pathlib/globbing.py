from pathlib import Path

for name in ("a.py", "b.txt", "sub/c.py", "sub/deep/d.py", "sub/.hidden.py", "other/e.txt"):
    path = Path("tree") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(name)
top = Path("tree")
for pattern in ("*", "*.py", "**/*.py", "**", "sub/*", "*/*.py", "s?b/c.py", "[ab].*", "a.py", "none", "**/deep", "*/"):
    print(pattern, sorted(str(p) for p in top.glob(pattern)))
print(sorted(p.name for p in top.rglob("*.py")), sorted(map(str, top.rglob("*"))))
print(sum(p.stat().st_size for p in top.rglob("*") if p.is_file()))
for pattern in ("", "/abs", "a**"):
    try:
        list(top.glob(pattern))
    except Exception as e:
        print(type(e).__name__, e)
print(type(top.glob("*")).__name__)
