# co_nlocals: the parameters and the variables that no inner function shares.
def plain(a, b=2, *args, c, **kw):
    x = a
    y = [i for i in range(x)]
    return y


def shares(a):
    x = a
    y = 1

    def inner():
        return x + a

    return inner, y


for fn in (plain, shares, shares(1)[0], lambda: 0):
    print(fn.__code__.co_name, fn.__code__.co_nlocals, fn.__code__.co_varnames)
