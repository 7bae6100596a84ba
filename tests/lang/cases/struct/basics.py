import struct

print(struct.pack("<IHb?", 1, 2, -3, True), struct.pack(">IHb", 1, 2, -3), struct.pack("!q", -2), struct.pack("@bi", 1, 2), struct.pack("=bi", 1, 2))
print(struct.pack("3s5s2x", b"ab", b"toolong"), struct.pack("5p", b"abc"), struct.pack("cc", b"a", b"b"), struct.pack("<efd", 1.5, 0.1, -2.25), struct.pack(">Q", 2**64 - 1))
print([struct.calcsize(f) for f in ("", "b", "bh", "bi", "bq", "=bq", "3s", "10x", "l", "<l", "P", "n", "i2b", "2h 3i", "ilb", "0i")])
print(struct.unpack("<IHb?", b"\x01\0\0\0\x02\0\xfd\x01"), struct.unpack(">hH", b"\xff\xff\xff\xff"), struct.unpack("3s2p?", b"abc\x01z\0"), struct.unpack("<efd", struct.pack("<efd", -0.5, 3.25, 1e300)))
print(struct.unpack_from("<H", b"\0\0\x05\0", 2), struct.unpack_from("<H", b"\0\0\x05\0", -2), list(struct.iter_unpack("<H", b"\x01\0\x02\0")), struct.unpack("<Q", b"\xff" * 8), struct.unpack("<e", b"\x00\x7c"), struct.unpack("<e", b"\x01\x00"))
buffer = bytearray(6)
struct.pack_into("<H", buffer, 2, 0x1234)
print(buffer, struct.Struct("<2h").size, struct.Struct("<2h").format, struct.Struct("<2h").pack(1, -1), struct.Struct(b"b").unpack(b"\x05"))
print([struct.pack("<e", x) for x in (65504.0, 1e-8, 6e-8, 5.96e-8, 0.333, float("inf"), 2049.0, 2051.0, 6.1e-5)], struct.unpack("?", b"\x07"))
for wrong in (lambda: struct.pack("b", 200), lambda: struct.pack("B", -1), lambda: struct.pack("h", 40000), lambda: struct.pack("H", 70000), lambda: struct.pack("<i", 2**31), lambda: struct.pack("<I", -1), lambda: struct.pack("q", 2**63),
              lambda: struct.pack("Q", 2**64), lambda: struct.pack("i", "a"), lambda: struct.pack("i", 1.5), lambda: struct.pack("f", "a"), lambda: struct.pack("c", b"ab"), lambda: struct.pack("s", "a"), lambda: struct.pack("ii", 1),
              lambda: struct.pack("y", 1), lambda: struct.pack("3", 1), lambda: struct.unpack("i", b"abc"), lambda: struct.unpack_from("i", b"abc"), lambda: struct.pack("f", 1e40), lambda: struct.pack("e", 1e6), lambda: struct.pack_into("i", bytearray(2), 0, 1),
              lambda: list(struct.iter_unpack("<H", b"abc")), lambda: struct.calcsize("<P"), lambda: struct.unpack("i", "abcd")):
    try:
        print(wrong())
    except (struct.error, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
print(struct.error)
