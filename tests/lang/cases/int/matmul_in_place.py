# There is no @ of ints, in place neither.
x = 1
try:
    x @= 2
    print(x)
except TypeError as e:
    print(e)


def f(x):
    x @= 2
    return x


try:
    print(f(1))
except TypeError as e:
    print(e)
