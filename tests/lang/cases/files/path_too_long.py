import os
import pathlib

for name in ("a" * 300, "a/" * 3000, "a" * 5000):
    path = pathlib.Path(name)
    for ask in (os.stat, os.path.exists, os.path.isdir, os.mkdir):
        try:
            print(ask.__name__, ask(name))
        except OSError as error:
            print(ask.__name__, error.errno, error.strerror, len(str(error)))
    for ask in (path.exists, path.is_file, path.is_dir, path.read_text):
        try:
            print(ask.__name__, ask())
        except OSError as error:
            print(ask.__name__, error.errno, error.strerror, len(str(error)))

print(pathlib.Path("a\0b").exists(), pathlib.Path("a\0b").is_file())

for names in (("x" * 5000, "b"), ("a", "x" * 5000)):
    try:
        os.rename(*names)
    except OSError as e:
        print(e.errno, str(e)[:32], str(e)[-5:])
print(os.path.exists("x" * 100000), os.path.isdir(b"x" * 5000))
try:
    os.stat("x" * 5000 + "\0")
except ValueError as e:
    print(e)
