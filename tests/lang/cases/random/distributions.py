import random

random.seed(99)
for name, args in (("uniform", (2, 5)), ("triangular", ()), ("triangular", (1, 9, 3)), ("triangular", (2, 2, 2)),
                   ("normalvariate", ()), ("normalvariate", (10, 2)), ("gauss", ()), ("gauss", (5, 0.5)),
                   ("lognormvariate", (0, 1)), ("expovariate", (0.5,)), ("vonmisesvariate", (1, 2)),
                   ("vonmisesvariate", (1, 0)), ("gammavariate", (2.5, 1)), ("gammavariate", (1, 3)),
                   ("gammavariate", (0.3, 2)), ("betavariate", (2, 5)), ("paretovariate", (3,)),
                   ("weibullvariate", (1, 1.5))):
    print(name, args, [getattr(random, name)(*args) for _ in range(3)])
random.seed(1)
first = random.gauss(0, 1)
state = random.getstate()
second = random.gauss(0, 1)
random.setstate(state)
print(second == random.gauss(0, 1), state[2])
try:
    random.gammavariate(0, 1)
except ValueError as error:
    print(error)


class Half(random.Random):
    def random(self):
        return 0.5


half = Half()
print(half.randrange(10), half.choice("abcd"), half.uniform(0, 4), half.sample(range(9), 3) if False else "")
