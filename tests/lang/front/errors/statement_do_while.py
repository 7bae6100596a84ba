do:
    x += 1
while x < 3
