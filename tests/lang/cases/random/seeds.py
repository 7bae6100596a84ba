import random

for seed in (0, 1, 42, -42, 2**32, 2**100, 3.5, "text", "пешка", b"bytes", bytearray(b"x"), "", True):
    random.seed(seed)
    print(seed, random.random(), random.random(), random.getrandbits(70))
random.seed("old", version=1)
print(random.random())
random.seed(a=7)
print(random.random(), random.random.__self__ is random.seed.__self__)
for wrong in ((1,), [1], {}):
    try:
        random.seed(wrong)
    except TypeError as error:
        print(error)
own = random.Random(42)
random.seed(42)
print(own.random() == random.random(), random.Random("a").random())
print([own.getrandbits(k) for k in (0, 1, 2, 8, 31, 32, 33, 64, 65, 200)])
try:
    own.getrandbits(-1)
except ValueError as error:
    print(error)
state = own.getstate()
first = [own.random() for _ in range(700)]
own.setstate(state)
print(first == [own.random() for _ in range(700)], state[0], len(state[1]), state[2])
try:
    own.setstate((1, 2, 3))
except ValueError as error:
    print(error)
own.seed(5)
print(own.randbytes(5), sum(own.random() for _ in range(2000)))
