import os
import shutil

os.makedirs("from/deep")
for name in ("from/a.txt", "from/b.log", "from/deep/c.txt"):
    with open(name, "w") as f:
        f.write(name)
print(shutil.copy("from/a.txt", "x.txt"), open("x.txt").read())
os.mkdir("into")
print(shutil.copy("from/a.txt", "into"), shutil.copy2("from/b.log", "into/"), sorted(os.listdir("into")))
print(shutil.copyfile("from/a.txt", "y.txt"))
print(shutil.copytree("from", "to"), sorted(os.listdir("to")), os.listdir("to/deep"))
print(shutil.copytree("from", "less", ignore=shutil.ignore_patterns("*.log")), sorted(os.listdir("less")))
shutil.copytree("from", "to", dirs_exist_ok=True)
print(shutil.move("x.txt", "into"), shutil.move("to", "moved"), os.path.exists("to"), open("moved/deep/c.txt").read())
shutil.rmtree("moved")
print(os.path.exists("moved"))


def attempt(name, call):
    try:
        print(name, "gives", call())
    except Exception as e:
        print(f"{name}: {type(e).__name__}: {e}")


attempt("same", lambda: shutil.copy("y.txt", "y.txt"))
attempt("none", lambda: shutil.copy("none", "z"))
attempt("tree there", lambda: shutil.copytree("from", "less"))
attempt("rmtree none", lambda: shutil.rmtree("none"))
shutil.rmtree("none", ignore_errors=True)
with open("from/a.txt", "rb") as source, open("z.txt", "wb") as target:
    shutil.copyfileobj(source, target)
print(open("z.txt").read(), shutil.which("no-such-command-here"), issubclass(shutil.SameFileError, OSError))
