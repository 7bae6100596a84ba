# Flags are listed as they were written, whatever their values.
from enum import Flag, IntFlag


class Down(Flag):
    R = 4
    W = 2
    X = 1


class Mixed(Flag):
    A = 1
    C = 4
    B = 2
    AB = 3
    D = 8


class Numbers(IntFlag):
    C = 4
    A = 1
    B = 2
    CB = 6


print(list(Down), list(Down(7)), Down(6), ~Down.R, Down.R | Down.X)
print(list(Mixed), list(Mixed(15)), Mixed(6), ~Mixed.B, Mixed(7))
print(list(Numbers), list(Numbers(7)), Numbers(7), repr(Numbers(3)), repr(Numbers(16)))
