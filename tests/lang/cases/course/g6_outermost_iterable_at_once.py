def source():
    print("asked")
    return [1, 2]


g = (x * y for x in source() for y in source())
print("made")
print(list(g))
