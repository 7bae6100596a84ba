def f():
    print(x)
    x = 1
try:
    f()
except UnboundLocalError as e:
    print(e)
def g():
    def h():
        return y
    if False:
        y = 1
    return h()
try:
    g()
except NameError as e:
    print(e)
try:
    nowhere
except NameError as e:
    print(e)
def d():
    a = 1
    del a
    return a
try:
    d()
except UnboundLocalError as e:
    print(e)
