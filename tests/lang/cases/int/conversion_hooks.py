class I:
    def __index__(self):
        return 7
class N:
    def __int__(self):
        return 9
class T:
    def __trunc__(self):
        return 11
class Bad:
    def __int__(self):
        return 'x'
print(int(I()), int(N()), int(T()), 'abcdefghij'[I()], 'ab' * I(), hex(I()), int('11', I()), round(2.5, I()))
for f in (lambda: int(Bad()), lambda: int(object()), lambda: 'abc'[N()], lambda: hex(N())):
    try:
        f()
    except TypeError as e:
        print(e)
