import zlib

data = b"hello hello hello " * 20
for level in (-1, 0, 1, 6, 9):
    packed = zlib.compress(data, level)
    print(level, len(packed) < len(data) or level == 0, zlib.decompress(packed) == data)
print(hex(zlib.crc32(b"123456789")), zlib.adler32(b"123456789"), zlib.crc32(b"6789", zlib.crc32(b"12345")) == zlib.crc32(b"123456789"), zlib.crc32(b""))
c = zlib.compressobj()
packed = c.compress(b"part one ") + c.compress(b"part two") + c.flush()
d = zlib.decompressobj()
print(d.decompress(packed[:5]) + d.decompress(packed[5:]) + d.flush(), d.eof, d.unused_data)
d = zlib.decompressobj()
print(d.decompress(packed + b"rest", 4), len(d.unconsumed_tail) > 0, d.decompress(d.unconsumed_tail), d.unused_data, d.eof)
for bad in (b"", b"nonsense", packed[:-2], packed[:-1] + b"\0"):
    try:
        print(zlib.decompress(bad))
    except zlib.error as e:
        print(e)
for bad in ("text", 3):
    try:
        zlib.compress(bad)
    except TypeError as e:
        print(e)
