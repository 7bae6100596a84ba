from pathlib import Path


def attempt(name, call):
    try:
        print(name, "gives", call())
    except Exception as e:
        print(f"{name}: {type(e).__name__}: {e}")


p = Path("note.txt")
print(p.exists(), p.write_text("one\ntwo\n"), p.exists(), p.is_file(), p.is_dir(), p.read_text(), p.stat().st_size)
print(p.write_bytes(b"\x00\xff"), p.read_bytes())
with p.open("w") as f:
    print("opened", file=f)
with open(p) as f:
    print(f.read(), f.name)
p.touch()
Path("empty").touch()
print(Path("empty").stat().st_size, Path("empty").read_text() == "")
attempt("touch", lambda: p.touch(exist_ok=False))
attempt("read", lambda: Path("none").read_text())
attempt("write", lambda: p.write_text(b"x"))
attempt("unlink", lambda: Path("none").unlink())
Path("none").unlink(missing_ok=True)
print(p.rename("renamed.txt"), p.exists(), Path("renamed.txt").replace(Path("again.txt")))
Path("again.txt").unlink()
print(Path("again.txt").exists())
d = Path("box")
d.mkdir()
(d / "x" / "y").mkdir(parents=True)
attempt("mkdir", lambda: d.mkdir())
d.mkdir(exist_ok=True)
attempt("deep", lambda: Path("no/way").mkdir())
attempt("parents", lambda: (d / "x" / "y").mkdir(parents=True))
attempt("rmdir", lambda: d.rmdir())
(d / "x" / "y").rmdir()
print(sorted(d.iterdir()), len(list(Path(".").iterdir())) > 3)
attempt("iterdir", lambda: list(Path("none").iterdir()))
print(Path.cwd().is_absolute(), Path("a").absolute() == Path.cwd() / "a", Path("a/../b").resolve() == Path.cwd() / "b")
print(Path(__file__).name, Path(__file__).parent == Path.cwd(), Path(__file__).resolve().is_file())
