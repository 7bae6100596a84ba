import os


def attempt(name, call):
    try:
        print(name, "gives", call())
    except OSError as e:
        print(f"{name}: {type(e).__name__}: {e}")


with open("a.txt", "w") as f:
    f.write("A")
with open("b.txt", "w") as f:
    f.write("B")
os.rename("a.txt", "c.txt")
print(os.path.exists("a.txt"), open("c.txt").read())
os.replace("c.txt", "b.txt")
print(open("b.txt").read())
os.makedirs("d/e")
os.rename("b.txt", "d/moved.txt")
print(sorted(os.listdir("d")))
os.rename("d", "f")
print(sorted(os.listdir("f")), os.path.exists("d"))
attempt("none", lambda: os.rename("none", "x"))
attempt("into itself", lambda: os.rename("f", "f/e/g"))
attempt("over a folder", lambda: os.rename("f/moved.txt", "f/e"))
attempt("folder over a file", lambda: os.rename("f/e", "f/moved.txt"))
attempt("no target", lambda: os.rename("f/moved.txt", "no/x"))
attempt("same", lambda: os.rename("f", "f"))
os.renames("f/moved.txt", "new/deep/file.txt")
print(os.path.exists("f"), os.listdir("new/deep"))
held = open("held.txt", "w")
held.write("still there")
os.remove("held.txt")
print(os.path.exists("held.txt"))
held.close()
