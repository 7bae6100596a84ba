import io


def attempt(name, call):
    try:
        print(name, "gives", call())
    except Exception as e:
        print(f"{name}: {type(e).__name__}: {e}")


b = io.BytesIO(b"one\ntwo\nthree")
print(b.read(2), b.readline(), b.readlines(), b.read(), b.getvalue())
print(b.seek(4), b.read1(), b.tell(), b.seek(-3, 2), b.read(), b.seek(-100, 2))
print(list(b))
b.seek(3)
print(b.write(b"XY"), b.getvalue())
b.seek(20)
b.write(b"!")
print(b.getvalue(), b.truncate(5), b.getvalue(), b.tell(), b.truncate(99), b.getvalue())
buffer = bytearray(3)
b.seek(0)
print(b.readinto(buffer), buffer, b.readable(), b.writable(), b.seekable(), b.isatty())
attempt("text", lambda: b.write("x"))
attempt("initial", lambda: io.BytesIO("x"))
attempt("negative", lambda: b.seek(-1))
attempt("size", lambda: b.truncate(-1))
attempt("fileno", lambda: b.fileno())
b.close()
for name in ("read", "readline", "getvalue", "tell", "readable", "flush", "__iter__", "__next__",
             "__enter__"):
    attempt(name, getattr(b, name))
attempt("write", lambda: b.write(b"x"))
print(io.BytesIO().getvalue(), io.BytesIO(bytearray(b"ab")).read())
