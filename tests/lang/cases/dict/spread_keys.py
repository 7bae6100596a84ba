# Keys that differ in their high bits only are found as fast as others.
for step in (2**20, 2**40, 2**32 + 1, 2**16 - 1, 2**61):
    d = {i * step: i for i in range(20000)}
    print(len(d), sum(d[i * step] == i for i in range(20000)), -1 in d)
    for i in range(0, 20000, 2):
        del d[i * step]
    print(len(d), sum(i * step in d for i in range(20000)))
