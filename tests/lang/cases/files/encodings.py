def attempt(name, call):
    try:
        print(name, "gives", call())
    except Exception as e:
        print(f"{name}: {type(e).__name__}: {e}")


with open("u.txt", "w", encoding="utf-8") as f:
    f.write("naïve — Привет 🐍\nzwei\n")
print(open("u.txt", "rb").read())
print(open("u.txt", encoding="utf-8").read(), open("u.txt", encoding="latin-1").readline())
attempt("ascii", lambda: open("u.txt", encoding="ascii").read())
attempt("ascii line", lambda: open("u.txt", encoding="ascii").readline())
print(ascii(open("u.txt", encoding="ascii", errors="replace").read()))
print(ascii(open("u.txt", encoding="ascii", errors="ignore").read()))
attempt("write ascii", lambda: open("v.txt", "w", encoding="ascii").write("é"))
with open("v.txt", "w", encoding="ascii", errors="xmlcharrefreplace") as f:
    f.write("é!")
print(open("v.txt").read())
with open("v.txt", "w", encoding="latin-1") as f:
    f.write("é\n")
print(open("v.txt", "rb").read())
attempt("not utf-8", lambda: open("v.txt", encoding="utf-8").read())
with open("w.txt", "w", encoding="utf-8-sig") as f:
    f.write("a")
    f.write("b")
print(open("w.txt", "rb").read(), ascii(open("w.txt", encoding="utf-8").read()),
      open("w.txt", encoding="utf-8-sig").read())
with open("w.txt", "w", encoding="utf-16") as f:
    f.write("a")
    f.write("b\n")
print(open("w.txt", "rb").read(), open("w.txt", encoding="utf-16").readlines())
with open("u.txt", encoding="utf-8") as f:
    print(f.read(3), f.read(6), f.tell(), f.read(8), f.tell(), f.encoding)
