with open("n.txt", "wb") as f:
    f.write(b"a\r\nb\rc\nd")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("n.txt", newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
    with open("n.txt", newline=newline) as f:
        print(repr(f.read(3)), repr(f.read()))
    with open("o.txt", "w", newline=newline) as f:
        f.write("x\ny\r\nz")
    print(open("o.txt", "rb").read())
with open("n.txt") as f:
    lines = [f.readline()]
    place = f.tell()
    rest = f.read()
    f.seek(place)
    print(lines, repr(rest), f.readlines())
big = "x" * 8191 + "\r\n" + "y" * 10 + "\r\n"
open("big.txt", "w", newline="").write(big)
print([len(line) for line in open("big.txt")], [len(line) for line in open("big.txt", newline="")],
      [len(line) for line in open("big.txt", newline="\r\n")])
