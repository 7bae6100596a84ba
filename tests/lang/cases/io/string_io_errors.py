import io


def attempt(name, call):
    try:
        print(name, "gives", call())
    except Exception as e:
        print(f"{name}: {type(e).__name__}: {e}")


s = io.StringIO("text")
attempt("int", lambda: io.StringIO(3))
attempt("bytes", lambda: io.StringIO(b""))
attempt("newline", lambda: io.StringIO("", newline="x"))
attempt("write bytes", lambda: s.write(b"x"))
attempt("write int", lambda: s.write(3))
attempt("seek negative", lambda: s.seek(-1))
attempt("seek current", lambda: s.seek(1, 1))
attempt("seek whence", lambda: s.seek(0, 7))
attempt("truncate", lambda: s.truncate(-1))
attempt("fileno", lambda: s.fileno())
attempt("detach", lambda: s.detach())
s.close()
for name in ("read", "readline", "getvalue", "tell", "readable", "flush", "__iter__", "__next__",
             "__enter__"):
    attempt(name, getattr(s, name))
attempt("write", lambda: s.write("x"))
