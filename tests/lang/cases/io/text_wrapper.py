import io

raw = io.BytesIO("äöü\nzwei\n".encode())
text = io.TextIOWrapper(raw, encoding="utf-8")
print(text.readline(), text.read(2), text.tell(), text.read())
print(text.encoding, text.errors, text.line_buffering, text.buffer is raw, text)
out = io.BytesIO()
text = io.TextIOWrapper(out, encoding="utf-8", newline="\r\n")
text.write("a\nb\n")
print(out.getvalue())
text.flush()
print(out.getvalue())
text.write("end")
print(text.detach().getvalue())
for name in ("read", "flush"):
    try:
        getattr(text, name)()
    except ValueError as e:
        print(e)
line = io.TextIOWrapper(out2 := io.BytesIO(), encoding="ascii", line_buffering=True)
line.write("x")
print(out2.getvalue())
line.write("\n")
print(out2.getvalue())
print(io.TextIOWrapper(io.BytesIO(b"a\r\nb\rc")).readlines())
with io.TextIOWrapper(inner := io.BytesIO(), encoding="utf-8") as text:
    print("hello", file=text)
print(inner.closed, text.closed)
