def follow(name):
    """The lines that come into a file, one at a time; None while there is none."""
    with open(name) as f:
        f.seek(0, 2)
        while True:
            line = f.readline()
            yield line if line else None


log = open("grow.log", "w")
log.write("old\n")
log.flush()
lines = follow("grow.log")
print(next(lines))
for text in ("first\n", "second\nthird\n", "half", " done\n"):
    log.write(text)
    log.flush()
    print(repr(text), next(lines), next(lines), next(lines))
