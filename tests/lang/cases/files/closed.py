def attempt(name, call):
    try:
        print(name, "gives", call())
    except Exception as e:
        print(f"{name}: {type(e).__name__}: {e}")


open("x", "w").close()
text, binary, raw = open("x"), open("x", "rb"), open("x", "rb", buffering=0)
writer = open("x", "wb")
for f in (text, binary, raw, writer):
    f.close()
    f.close()
    print(f.closed)
for name in ("read", "readline", "readlines", "tell", "fileno", "readable", "seekable", "flush",
             "isatty", "__iter__", "__next__", "__enter__", "truncate"):
    attempt(f"text.{name}", getattr(text, name))
    attempt(f"binary.{name}", getattr(binary, name))
    attempt(f"raw.{name}", getattr(raw, name))
attempt("text.seek", lambda: text.seek(0))
attempt("binary.seek", lambda: binary.seek(0))
attempt("writer.write", lambda: writer.write(b""))
attempt("writer.flush", lambda: writer.flush())
attempt("print", lambda: print("x", file=text))
