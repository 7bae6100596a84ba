import random

random.seed(2024)
print([random.randint(1, 6) for _ in range(30)])
print([random.randrange(10) for _ in range(20)], [random.randrange(5, 50, 5) for _ in range(10)])
print([random.randrange(10, 0, -3) for _ in range(10)], random.randrange(10**30), random.randint(-5, -5))
print([random.choice("abcdef") for _ in range(10)], random.choice([1]), random.choice(range(100)))
deck = list(range(20))
random.shuffle(deck)
print(deck)
print(random.sample(range(1000), 10), random.sample("abcdef", 3), random.sample([1, 2, 3], 3))
print(random.sample(range(10**6), 30), random.sample([], 0))
print(random.sample(["a", "b"], counts=[3, 2], k=4))
print(random.choices("abc", k=10), random.choices([1, 2, 3], weights=[10, 1, 1], k=10))
print(random.choices([1, 2], cum_weights=[1, 5], k=5), random.choices("xy", [0, 1]))
for wrong in (lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.randrange(3, 3),
              lambda: random.randrange(1, 5, 0), lambda: random.randrange(5, 1, 2), lambda: random.choice([]),
              lambda: random.randrange(1, None, 2), lambda: random.sample({1, 2}, 1),
              lambda: random.sample([1], 2), lambda: random.sample([1], -1), lambda: random.choices("ab", 3),
              lambda: random.choices("ab", [1]), lambda: random.choices("ab", [0, 0]),
              lambda: random.choices("ab", [1, 2], cum_weights=[1, 3]), lambda: random.choices([], k=1),
              lambda: random.randint("a", 2), lambda: random.choice(5),
              lambda: random.sample("ab", counts=[1], k=1), lambda: random.sample("ab", counts=[0, 0], k=1)):
    try:
        print(wrong())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
