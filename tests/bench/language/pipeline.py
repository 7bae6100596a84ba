# 1000000 items through three generators
def numbers(n):
    for i in range(n):
        yield i


def doubled(items):
    for item in items:
        yield item * 2


def every(items):
    for item in items:
        yield item + 1


def main():
    total = 0
    for item in every(doubled(numbers(1_000_000))):
        total += item
    assert total == 1_000_000_000_000


main()
