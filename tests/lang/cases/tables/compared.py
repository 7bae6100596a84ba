"""G12: what has been added, removed and changed between two tables."""
import csv

OLD = [["id", "name", "city"], ["1", "Ann", "Rome"], ["2", "Bob", "Oslo"], ["3", "Cy", "Bern"]]
NEW = [["id", "name", "city"], ["2", "Bob", "Paris"], ["3", "Cy", "Bern"], ["4", "Di", "Cork"], ["5", "Ed", "Lyon"]]
for path, rows in (("old.csv", OLD), ("new.csv", NEW)):
    with open(path, "w", newline="") as f:
        csv.writer(f).writerows(rows)


def load(path):
    with open(path, newline="") as f:
        return {row["id"]: row for row in csv.DictReader(f)}


def added(old, new):
    for key in new.keys() - old.keys() and sorted(new.keys() - old.keys()):
        yield "added", key, new[key]["name"]
    return len(new.keys() - old.keys())


def removed(old, new):
    for key in sorted(old.keys() - new.keys()):
        yield "removed", key, old[key]["name"]
    return len(old.keys() - new.keys())


def changed(old, new):
    n = 0
    for key in sorted(old.keys() & new.keys()):
        for column, value in old[key].items():
            if new[key][column] != value:
                n += 1
                yield "changed", key, f"{column}: {value} -> {new[key][column]}"
    return n


def compare(old, new):
    n_added = yield from added(old, new)
    n_removed = yield from removed(old, new)
    n_changed = yield from changed(old, new)
    return n_added, n_removed, n_changed


def summary():
    counts = yield from compare(load("old.csv"), load("new.csv"))
    print("counts", counts)


with open("difference.csv", "w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["what", "id", "detail"])
    for difference in summary():
        print(*difference)
        w.writerow(difference)
print(open("difference.csv", newline="").read().splitlines())
