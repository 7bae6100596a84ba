a = list(range(10))
del a[0]
del a[-1]
del a[3]
print(a)
for key in (30, -40, "x"):
    try:
        del a[key]
    except Exception as e:
        print(type(e).__name__, e)
