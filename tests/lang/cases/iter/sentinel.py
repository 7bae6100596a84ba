numbers = [3, 2, 1, 0, 5]
print(list(iter(numbers.pop, 2)), numbers)
n = 0
def step():
    global n
    n += 1
    if n == 4:
        raise StopIteration
    return n
it = iter(step, 100)
print(list(it), next(it, "end"), type(it).__name__)
def fail():
    raise ValueError("x")
try:
    list(iter(fail, 1))
except ValueError as e:
    print(e)
