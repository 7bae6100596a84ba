print(sum([1, 2]), sum([]), sum([1], 10), sum([[1], [2]], []), sum((0.1,) * 3), sum([1, 2.5]), sum(range(101)), sum([2**62, 2**62]), sum(x for x in (1, 2)), sum([True, True]), sum([], start=4), sum([(1,)], ()))
for f in (lambda: sum("abc"), lambda: sum(["a"], ""), lambda: sum([b""], b""), lambda: sum(), lambda: sum([1], 2, 3), lambda: sum(1), lambda: sum([1, "a"])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
