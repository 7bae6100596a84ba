import gzip
import io

with gzip.open("a.gz", "wb") as f:
    print(f.write(b"one\ntwo\n"), f.write(b"three"), f.tell(), f.mode)
with gzip.open("a.gz") as f:
    print(f.read(), f.tell(), f.read())
with gzip.open("a.gz", "rt") as f:
    for line in f:
        print(repr(line))
with gzip.open("t.gz", "wt", encoding="utf-8") as f:
    print("äöü", file=f)
    print("second", file=f)
with gzip.open("t.gz", "rt", encoding="utf-8") as f:
    print(f.readline(), f.readlines())
with gzip.open("a.gz", "rb") as f:
    print(f.readline(), f.seek(1), f.read(3), f.peek(2)[:2], f.seek(0), f.readlines(), f.readable(), f.writable(), f.seekable(), f.closed)
print(f.closed)
with gzip.open("a.gz", "ab") as f:
    f.write(b" and more")
print(gzip.open("a.gz").read())
print(open("a.gz", "rb").read(3))
big = b"".join(b"line %d\n" % i for i in range(5000))
with gzip.open("big.gz", "wb") as f:
    f.write(big)
with gzip.open("big.gz") as f:
    print(sum(1 for _ in f), len(open("big.gz", "rb").read()) < len(big) // 3)
with gzip.open("big.gz") as f:
    print(f.read(10), f.seek(40000), f.read(9), f.seek(-5, 1), f.read(5))
packed = gzip.compress(b"data" * 100)
print(gzip.decompress(packed) == b"data" * 100, len(packed) < 60, gzip.decompress(packed + packed) == b"data" * 200, gzip.decompress(gzip.compress(b"", 1)), gzip.compress(b"x", mtime=0).hex())
buffer = io.BytesIO()
with gzip.GzipFile(fileobj=buffer, mode="w", filename="inner.txt", mtime=1) as f:
    f.write(b"in memory")
print(buffer.getvalue()[:20], gzip.GzipFile(fileobj=io.BytesIO(buffer.getvalue())).read())
open("plain", "w").write("not packed")
for bad in (lambda: gzip.open("plain").read(), lambda: gzip.open("none.gz"), lambda: gzip.decompress(packed[:-3]), lambda: gzip.decompress(b"xx"), lambda: gzip.open("a.gz", "rbt"), lambda: gzip.open("a.gz", "rb", encoding="x"), lambda: gzip.open(3),
            lambda: gzip.open("a.gz").write(b""), lambda: gzip.open("c.gz", "wb").read()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
