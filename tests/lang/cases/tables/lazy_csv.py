"""G8: rows of a table come one at a time."""
import csv


def rows(path):
    with open(path, newline="") as f:
        print("opened")
        try:
            for row in csv.DictReader(f):
                yield row
        finally:
            print("closing after line", f.closed)


def write(path, n):
    with open(path, "w", newline="") as f:
        w = csv.writer(f)
        w.writerow(["id", "name", "price"])
        for i in range(n):
            w.writerow([i, f"item {i}, boxed", i * 2.5])


write("items.csv", 2000)
table = rows("items.csv")
print("nothing read yet")
print(next(table))
print(next(table)["name"])
table.close()
total = 0.0
longest = ""
for row in rows("items.csv"):
    total += float(row["price"])
    longest = max(longest, row["name"], key=len)
print(total, longest)


def lines(path):
    for line in open(path):
        yield line.rstrip("\n").split(",", 1)


print(sum(1 for _ in lines("items.csv")), next(lines("items.csv")))
