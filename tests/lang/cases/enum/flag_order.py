from enum import Flag, IntFlag, auto
class Perm(Flag):
    R = 4; W = 2; X = 1
print(list(Perm), Perm.R | Perm.W, Perm(7), list(Perm.R|Perm.X), repr(Perm.W|Perm.X), ~Perm.R)
class C(IntFlag):
    A = auto(); B = auto(); D = auto()
print(C.A | C.D, repr(C(5)), ~C.A, C(0), list(C(6)))
