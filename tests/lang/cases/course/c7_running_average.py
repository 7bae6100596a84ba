def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count


a = averager()
next(a)
print(a.send(10), a.send(30), a.send(5))
