def numbers(n):
    for i in range(n):
        yield i


def squares(source):
    for x in source:
        yield x * x


def odd(source):
    for x in source:
        if x % 2:
            yield x


def plus(source, k):
    for x in source:
        yield x + k


def pairs(source):
    last = None
    for x in source:
        if last is not None:
            yield last, x
        last = x


def texts(source):
    for a, b in source:
        yield f"{a}-{b}"


for text in texts(pairs(plus(odd(squares(numbers(9))), 100))):
    print(text)
