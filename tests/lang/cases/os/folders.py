import os


def attempt(name, call):
    try:
        print(name, "gives", call())
    except OSError as e:
        print(f"{name}: {type(e).__name__}: {e}")


os.mkdir("box")
os.makedirs("box/a/b")
open("box/a/one.txt", "w").close()
print(sorted(os.listdir("box")), sorted(os.listdir("box/a")), os.listdir(b"box/a/b"))
attempt("again", lambda: os.mkdir("box"))
attempt("deep", lambda: os.mkdir("no/way"))
attempt("makedirs", lambda: os.makedirs("box/a"))
attempt("makedirs ok", lambda: os.makedirs("box/a", exist_ok=True))
attempt("makedirs file", lambda: os.makedirs("box/a/one.txt", exist_ok=True))
attempt("rmdir full", lambda: os.rmdir("box"))
attempt("rmdir file", lambda: os.rmdir("box/a/one.txt"))
attempt("rmdir none", lambda: os.rmdir("nothing"))
attempt("remove folder", lambda: os.remove("box"))
attempt("remove none", lambda: os.remove("nothing"))
attempt("listdir none", lambda: os.listdir("nothing"))
attempt("listdir file", lambda: os.listdir("box/a/one.txt"))
os.remove("box/a/one.txt")
os.removedirs("box/a/b")
print(os.path.exists("box"))
here = os.getcwd()
os.mkdir("inner")
os.chdir("inner")
print(os.path.basename(os.getcwd()), os.path.relpath(os.getcwd(), here), os.listdir())
open("x", "w").close()
os.chdir("..")
print(os.getcwd() == here, os.listdir("inner"))
attempt("chdir", lambda: os.chdir("inner/x"))
attempt("chdir none", lambda: os.chdir("none"))
print(os.getcwdb() == here.encode())
