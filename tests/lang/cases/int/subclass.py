class Meters(int):
    def __repr__(self):
        return f'Meters({int(self)})'
    def __add__(self, other):
        return Meters(int(self) + int(other))

m = Meters(5)
print(m, repr(m), m + 3, m * 2, type(m * 2), m == 5, hash(m) == hash(5), int(m), type(int(m)), Meters('12'), Meters(10**30), m < 6, [10, 20, 30, 40, 50, 60][m])
print(f'{m:03d}', '%d' % m, m.bit_length(), Meters.from_bytes(b'\x01\x00'), {m: 1}[5], bool(Meters(0)))
