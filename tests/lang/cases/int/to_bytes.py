print((1024).to_bytes(2), (1024).to_bytes(4, 'little'), (-1).to_bytes(2, signed=True), (-128).to_bytes(1, 'big', signed=True), (0).to_bytes(0), (5).to_bytes())
print((10**20).to_bytes(12, 'big'), (-10**20).to_bytes(12, 'little', signed=True))
print(int.from_bytes(b'\x04\x00'), int.from_bytes(b'\x04\x00', 'little'), int.from_bytes(b'\xff\xff', signed=True), int.from_bytes([1, 2, 3]), int.from_bytes(b''))
for f in (lambda: (500).to_bytes(1), lambda: (-1).to_bytes(1), lambda: (-129).to_bytes(1, signed=True), lambda: (5).to_bytes(-1),
          lambda: (5).to_bytes(1, 'x'), lambda: int.from_bytes(5), lambda: int.from_bytes([300]), lambda: int.from_bytes('ab')):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
