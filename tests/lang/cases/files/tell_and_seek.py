with open("s.txt", "w+") as f:
    f.write("ä1\nß22\nend\n")
    f.seek(0)
    print(f.readline(), f.tell())
    mark = f.tell()
    print(f.read(2), f.tell())
    f.seek(mark)
    print(f.readline(), f.tell(), f.read(), f.tell())
    print(f.seek(0, 2), f.seek(0), f.seek(0, 1))
    print(f.read(1), f.truncate(3), f.seek(0), repr(f.read()))
    for line in f:
        pass
with open("s.txt", "w") as f:
    f.write("a\nb\n")
with open("s.txt") as f:
    for line in f:
        try:
            f.tell()
        except OSError as e:
            print(type(e).__name__, e)
    print(f.tell())
with open("s.txt", "r+") as f:
    print(f.readline())
    f.write("Z")
    f.seek(0)
    print(repr(f.read()))
with open("s.txt", "r+") as f:
    f.write("Q")
    f.flush()
    print(repr(open("s.txt").read()))
