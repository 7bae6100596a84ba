try:
    with open("w.txt", "w") as f:
        f.write("kept")
        raise ValueError("on purpose")
except ValueError as e:
    print(e, f.closed)
print(open("w.txt").read())
with open("w.txt") as source, open("copy.txt", "w") as target:
    target.write(source.read().upper())
print(source.closed, target.closed, open("copy.txt").read())
with f if not f.closed else open("copy.txt") as g:
    print(g.read())
try:
    with f:
        print("never")
except ValueError as e:
    print(e)
