print(repr(str()), str(5), str('a'), str(None), str([1, 'a']), str(b'ab'), str(b'ab', 'ascii'), str(b'\xd0\xb6', 'utf-8'), str(object=3), str(b'\xff', 'ascii', 'replace'), str(b'a', errors='strict'))
class A:
    def __str__(self):
        return 'A!'
class B:
    def __repr__(self):
        return 'B!'
class C:
    def __str__(self):
        return 5
class D:
    def __repr__(self):
        return None
print(str(A()), str(B()), repr(B()), f'{A()}', '%s %r' % (B(), B()))
for f in (lambda: str(C()), lambda: repr(D()), lambda: str('a', 'ascii'), lambda: str(5, 'ascii'), lambda: str(1, 2, 3, 4), lambda: str(x=1)):
    try:
        f()
    except TypeError as e:
        print(e)
