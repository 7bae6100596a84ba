print((), (1,), (1, 2), ((),), tuple(), tuple("ab"), tuple([1]), (*"ab", 1))
t = 1, 2
print(t, len(t), t[0], t[-1], t[::-1])
