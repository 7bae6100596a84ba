# 1000000 steps of an object
class Walker:
    def __init__(self):
        self.x = 0
        self.y = 0

    def step(self, dx, dy):
        self.x += dx
        self.y = self.y + dy


def main():
    walker = Walker()
    for _ in range(1_000_000):
        walker.step(1, 2)
    assert walker.x + walker.y == 3_000_000


main()
