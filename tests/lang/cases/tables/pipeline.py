"""G10: find, open, concatenate, grep, last column, numbers, sum: one item goes through all of it."""
import fnmatch
import gzip
import os
import re
from pathlib import Path


def make(path, lines):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "wt") as f:
        f.writelines(line + "\n" for line in lines)


make("www/foo/access-log", ["GET /ply/ply.html 200 97238", "GET /favicon.ico 404 133", "GET /ply/x 304 -"])
make("www/foo/access-log-0208.gz", ["GET /ply/bookplug.gif 200 23903", "GET /robots.txt 404 71"])
make("www/bar/access-log", ["GET /PLY/ply.html 200 97238", "GET /ply/y 200 1"])
make("www/bar/error-log", ["GET /ply/never 200 999999"])


def find(pattern, top):
    for folder, folders, names in os.walk(top):
        folders.sort()
        for name in fnmatch.filter(sorted(names), pattern):
            print("  found", os.path.join(folder, name))
            yield os.path.join(folder, name)


def opened(paths):
    for path in paths:
        with (gzip.open(path, "rt") if path.endswith(".gz") else open(path)) as f:
            yield f
        print("  closed", path)


def cat(files):
    for f in files:
        yield from f


def grep(pattern, lines):
    wanted = re.compile(pattern)
    return (line for line in lines if wanted.search(line))


lines = grep(r"ply", cat(opened(find("access-log*", "www"))))
columns = (line.rsplit(None, 1)[1] for line in lines)
numbers = (int(column) for column in columns if column != "-")
total = 0
for number in numbers:
    print(number)
    total += number
print("total", total)
print(sum(int(column) for column in (line.rsplit(None, 1)[1] for line in cat(opened(map(str, sorted(Path("www").rglob("access-log*")))))) if column != "-"))
