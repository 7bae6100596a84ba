b = b'hello'
print(b, b[0], b[-1], b[1:3], b[::-1], len(b), b + b'!', b * 2, 2 * b, b'l' in b, 108 in b, list(b), b == b'hello', b < b'help', b != 'hello', b.hex(), hash(b) == hash(b'hello'), bytes(3), bytes([1, 2]), bytes('é', 'utf-8'), bytes(b), bytes(), bytes(range(5)))
print(b'\x00\t\n\r\\\'"\x7f\xff', b"it's", b'"', b'a' b'b')
for f in (lambda: b[9], lambda: b['a'], lambda: b + 'a', lambda: b * 1.5, lambda: b < 'a', lambda: 'a' in b, lambda: 300 in b, lambda: bytes(-1), lambda: bytes('a'), lambda: bytes(5.5), lambda: bytes([256]), lambda: bytes(['a']), lambda: bytes(5, 'a'), lambda: bytes(1, 2, 3, 4)):
    try:
        print(f())
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
try:
    b[0] = 1
except TypeError as e:
    print(e)
