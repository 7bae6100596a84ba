def averager():
    total, count, mean = 0.0, 0, None
    while True:
        x = yield mean
        if x is None:
            return count, mean
        total += x
        count += 1
        mean = total / count


def desk(book, name):
    while True:
        book[name] = yield from averager()


book = {}
boys = desk(book, "boys")
girls = desk(book, "girls")
next(boys)
next(girls)

for kg in 41.5, 38.7:
    girls.send(kg)
for kg in 39.0, 43.5, 37.5:
    print(boys.send(kg))

boys.send(None)
girls.send(None)
print(book)
