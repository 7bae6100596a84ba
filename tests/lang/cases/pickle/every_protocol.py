import pickle

values = [None, True, 0, -1, 255, 256, 65536, -129, 2 ** 31, -2 ** 100, 1.5, float("inf"), "", "naïve",
          "line\n\\", "\U0001f600", "a" * 300, b"", b"\x00\xff", bytearray(b"hi"), (), (1,), (1, 2, 3, 4),
          [], [1, [2]], {}, {"a": (1,)}, {1}, frozenset([2]), 1 + 2j, range(3), slice(1, 2), ...,
          NotImplemented, int, len, ValueError, type(None)]
for value in values:
    sizes = []
    for protocol in range(6):
        data = pickle.dumps(value, protocol)
        assert pickle.loads(data) == value, (value, protocol)
        assert type(pickle.loads(data)) is type(value)
        sizes.append(len(data) if not isinstance(value, bytearray) else 0)
    print(repr(value)[:20], sizes)
for protocol in range(6):
    print(pickle.dumps({"key": [1, 2.5, "text", b"bytes", None]}, protocol))
print(pickle.loads(b"(dp0\nVa\np1\nI1\nsVb\n(lp2\nI01\nas."), pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
long = list(range(2500))
print(len(pickle.dumps(long)), pickle.loads(pickle.dumps(long)) == long)
print(len(pickle.dumps(b"x" * 100000)), len(pickle.dumps(["y" * 40000] * 2 + ["z" * 70000])))
