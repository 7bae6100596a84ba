class Name(str):
    def shout(self):
        return self.upper() + '!'
    def __add__(self, other):
        return Name(str.__add__(self, other))
n = Name('ann')
print(n, repr(n), n.shout(), type(n.upper()), type(n + 'x'), n == 'ann', hash(n) == hash('ann'), {n: 1}['ann'], n[1:], type(n[:]), f'{n:>5}', '%s' % n, str(n), type(str(n)), len(n), n in 'joanne', Name(), Name(5), ','.join([n, n]))
n.extra = 1
print(n.extra, n.__dict__)
class Upper(str):
    def __new__(cls, value):
        return super().__new__(cls, value.upper())
print(Upper('abc'), type(Upper('abc')))
