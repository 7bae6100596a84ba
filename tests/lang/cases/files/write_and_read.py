with open("new.txt", "w") as f:
    print(f.write("hello\nworld\n"), f.tell(), f.name, f.mode, f.encoding, f.closed)
    f.writelines(["a\n", "b"])
    print(f.readable(), f.writable(), f.seekable(), f.isatty(), f.newlines, f.errors)
print(f.closed)
print(repr(open("new.txt").read()))
with open("new.txt", "a") as f:
    print(f.tell())
    f.write("\nc\n")
with open("new.txt") as f:
    print(f.readlines(), f.read(), f.readline(), f.readlines())
with open("new.txt", "w"):
    pass
print(repr(open("new.txt").read()))
