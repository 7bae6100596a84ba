a = [10, 20, 30]
for key in (3, -4, "x", 1.0, None, 10**30, (1,)):
    try:
        print(a[key])
    except Exception as e:
        print(type(e).__name__, e)
