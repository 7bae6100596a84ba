with open("poem.txt", "w") as f:
    print("one\ntwo\n\nthree", file=f, end="")
with open("poem.txt") as f:
    for number, line in enumerate(f, 1):
        print(number, repr(line))
with open("poem.txt") as f:
    print(next(f), end="")
    print(f.readline(), end="")
    print(list(f))
    print(next(f, "over"))
with open("poem.txt") as f:
    print(f.readlines(5))
    print(f.readline(2), f.readline(2), f.readline(99))
with open("poem.txt") as f:
    print([line.strip() for line in f if line.strip()])
    try:
        next(f)
    except StopIteration:
        print("stop")
with open("poem.txt") as f:
    first, *rest = f
    print(first, rest)
print(sum(1 for _ in open("poem.txt")))
