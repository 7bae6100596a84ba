a = [1, 2, 3]
a[0] = "x"
a[-1] = a
print(a)
for key in (3, -4, "x"):
    try:
        a[key] = 1
    except Exception as e:
        print(type(e).__name__, e)
