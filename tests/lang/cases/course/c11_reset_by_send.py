def down(n):
    while n >= 0:
        reset = yield n
        n = reset if reset is not None else n - 1


g = down(5)
for n in g:
    print(n)
    if n == 5:
        g.send(3)
