a = [1, 2, 3, 4, 5]
print(a.pop(), a.pop(0), a.pop(-2), a)
for args in ((9,), (-9,), ("x",), (1, 2)):
    try:
        a.pop(*args)
    except Exception as e:
        print(type(e).__name__, e)
try:
    [].pop()
except IndexError as e:
    print(e)
