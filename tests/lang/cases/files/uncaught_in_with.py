def convert(path):
    with open(path) as f:
        for line in f:
            yield int(line)


with open("numbers.txt", "w") as f:
    f.write("1\n2\nthree\n")
total = 0
for number in convert("numbers.txt"):
    total += number
    print(total)
