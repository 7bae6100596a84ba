import csv
import io

source = "name,age,city\nAnn,30,Rome\n\nBob,25\nCy,1,Oslo,extra,more\n"
r = csv.DictReader(io.StringIO(source))
print(r.fieldnames, r.line_num)
for row in r:
    print(row, r.line_num)
print(list(csv.DictReader(io.StringIO(source), restkey="rest", restval="?")))
print(list(csv.DictReader(io.StringIO("1;2\n3;4\n"), fieldnames=["a", "b"], delimiter=";")))
print(list(csv.DictReader(io.StringIO(""))), csv.DictReader(io.StringIO("")).fieldnames, type(next(csv.DictReader(io.StringIO("a\n1")))).__name__)
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["a", "b"], restval="-")
print(w.writeheader(), w.writerow({"a": 1, "b": 2}), w.writerow({"b": "x,y"}))
w.writerows([{"a": 3}, {"a": 4, "b": 5}])
print(repr(out.getvalue()))
for bad in (lambda: w.writerow({"a": 1, "z": 2, "y": 3}), lambda: csv.DictWriter(out, ["a"], extrasaction="x")):
    try:
        bad()
    except ValueError as e:
        print(e)
w = csv.DictWriter(out := io.StringIO(), ["b"], extrasaction="ignore", lineterminator="\n", quoting=csv.QUOTE_ALL)
w.writerow({"a": 1, "b": 2})
print(repr(out.getvalue()))
