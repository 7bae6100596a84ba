def averager():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("reset", error)
            total = count = 0
            average = None
            continue
        if value is None:
            return count, average
        total += value
        count += 1
        average = total / count

def outer(results):
    while True:
        result = yield from averager()
        results.append(result)

results = []
channel = outer(results)
next(channel)
print(channel.send(10))
print(channel.send(20))
print(channel.throw(ValueError("wrong")))
channel.send(5)
try:
    channel.send(None)
finally:
    channel.close()
print(results)

def countdown(n):
    while n:
        yield n
        n -= 1
    return "lift off"

for i in countdown(3):
    print(i)
squares = (x * x for x in range(4))
print(sum(squares), [*countdown(2)])
