t = str.maketrans('abc', 'xyz', 'd')
print(t, 'abcd e'.translate(t), str.maketrans({'a': 'AA', 98: None, 'c': 99}), 'abc'.translate(str.maketrans({'a': 'AA', 98: None, 'c': 1078})))
class D(dict):
    def __missing__(self, k):
        return '?'
print('abc'.translate(D({97: 'A'})), 'ab'.translate(['x'] * 98))
for f in (lambda: str.maketrans('a', 'bc'), lambda: str.maketrans('a'), lambda: str.maketrans(1, 'a'), lambda: str.maketrans('a', 1), lambda: str.maketrans('a', 'b', 1), lambda: str.maketrans({'ab': 1}), lambda: str.maketrans({1.5: 1}),
          lambda: 'a'.translate({97: 1.5}), lambda: 'a'.translate({97: -1}), lambda: 'a'.translate({97: 0x110000})):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
