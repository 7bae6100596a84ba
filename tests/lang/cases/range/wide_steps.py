# A step that is wider than what it walks over is kept as it was given.
print(range(0)[2::5], range(3)[::100], range(-2)[2:None:5], range(10)[::-50])
for piece in (slice(0, 10, 100), slice(None, None, -100), slice(3, None, 2**62)):
    print(piece.indices(5), [0, 1, 2, 3, 4][piece], "abcde"[piece])
