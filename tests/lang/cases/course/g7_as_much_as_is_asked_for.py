from itertools import islice, takewhile


def naturals():
    n = 0
    while True:
        yield n
        n += 1


print(list(islice(naturals(), 3)), list(takewhile(lambda n: n * n < 30, naturals())))
