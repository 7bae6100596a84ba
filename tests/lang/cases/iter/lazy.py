def show(x):
    print("got", x)
    return x
m = map(show, iter([1, 2, 3]))
z = zip(m, "ab")
print(next(z))
print(list(z))
for i, x in enumerate(filter(show, [0, 1, 2])):
    print(i, x)
    if i == 0:
        break
