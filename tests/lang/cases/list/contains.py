print(1 in [1, 2], 3 in [1, 2], "a" in ["a"], [] in [[]], 1 not in [1], 1.0 in [1])
class Odd:
    def __eq__(self, other):
        print("asked", other)
        return other == 2
print(Odd() in [1, 2, 3])
print([1, 2, 3].index(Odd()))
