print(any([]), all([]), any([0, 1]), all([1, 0]), any(x > 3 for x in range(5)), all("abc"))
def noisy():
    for x in (1, 0, 5):
        print("see", x)
        yield x
print(all(noisy()), any(noisy()))
for f in (lambda: any(1), lambda: all(), lambda: any([], [])):
    try:
        f()
    except TypeError as e:
        print(e)
