a = [1, 2, 3]
for s in (slice(None, None, 0), slice("a"), slice(1.5), slice(None, None, "x")):
    try:
        print(a[s])
    except Exception as e:
        print(type(e).__name__, e)
