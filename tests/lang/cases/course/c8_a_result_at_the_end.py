from collections import namedtuple

Result = namedtuple("Result", "count average")


def averager():
    total = count = 0
    while (x := (yield)) is not None:
        total += x
        count += 1
    return Result(count, total / count)


a = averager()
next(a)
for x in 10, 30, 6.5:
    a.send(x)
try:
    a.send(None)
except StopIteration as e:
    print(e.value)
