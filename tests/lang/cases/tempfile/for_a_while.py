import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "x.txt")
    with open(path, "w") as f:
        f.write("x")
    print(os.listdir(folder), os.path.isdir(folder), os.path.basename(folder).startswith("tmp"))
print(os.path.exists(folder))
with tempfile.TemporaryDirectory(prefix="pre", suffix=".d") as folder:
    print(os.path.basename(folder)[:3], folder[-2:], len(os.path.basename(folder)))
with tempfile.NamedTemporaryFile("w", suffix=".txt") as f:
    f.write("hello")
    f.flush()
    name = f.name
    print(open(name).read(), name.endswith(".txt"), os.path.exists(name))
print(os.path.exists(name))
with tempfile.NamedTemporaryFile(delete=False) as f:
    f.write(b"kept")
print(open(f.name, "rb").read())
os.unlink(f.name)
with tempfile.TemporaryFile() as f:
    f.write(b"a\nb\n")
    f.seek(0)
    print(f.readlines())
with tempfile.TemporaryFile("w+") as f:
    print(f.write("text"), f.seek(0), f.read())
fd, path = tempfile.mkstemp(".tmp")
with os.fdopen(fd, "w") as f:
    f.write("by number")
print(open(path).read())
os.remove(path)
d = tempfile.mkdtemp()
print(os.path.isdir(d), tempfile.gettempprefix())
os.rmdir(d)
with tempfile.SpooledTemporaryFile(mode="w+") as f:
    f.write("spooled")
    f.seek(0)
    print(f.read())
