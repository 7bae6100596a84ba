def read(lines):
    for line in lines:
        print("read", line)
        yield line


def grep(word, lines):
    for line in lines:
        print("grep", line)
        if word in line:
            yield line


def last(lines):
    return (line.split()[-1] for line in lines)


print(list(last(grep("x", read(["x 1", "y 2", "x 3"])))))
