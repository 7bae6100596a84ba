def down(n):
    while n:
        yield n
        n -= 1


print(list(down(3)), list(down(0)), sum(down(4)))
