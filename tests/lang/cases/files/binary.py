with open("data.bin", "wb") as f:
    print(f.write(bytes(range(10))), f.write(bytearray(b"\n\xff")), f.tell(), f.mode)
with open("data.bin", "rb") as f:
    print(f.read(3), f.tell(), f.peek()[:2], f.tell(), f.read1(2), f.readline(), f.read(), f.read())
    print(f.seek(-2, 2), f.read(), f.seek(1), f.seek(2, 1), f.read(1))
    buffer = bytearray(4)
    f.seek(0)
    print(f.readinto(buffer), buffer)
    f.seek(9)
    print(f.readinto(buffer), buffer)
with open("data.bin", "r+b") as f:
    f.seek(4)
    f.write(b"XY")
    print(f.read(2), f.mode)
    print(f.truncate(7), f.seek(0), f.read())
    f.seek(9)
    f.write(b"end")
    f.seek(0)
    print(f.read())
with open("data.bin", "ab+") as f:
    print(f.tell(), f.mode)
    f.seek(0)
    print(f.read(2))
    f.write(b"!")
print(open("data.bin", "rb").read())
with open("data.bin", "rb", buffering=0) as f:
    print(f.read(2), f.readall(), f)
for line in open("data.bin", "rb"):
    print(line)
