import csv

people = [["name", "score"], ["Ann", 3], ["Bob", 5], ['Cy "the" one', 1]]
with open("people.csv", "w", newline="") as f:
    csv.writer(f).writerows(people)
print(open("people.csv", "rb").read())
with open("people.csv", newline="") as f:
    for row in csv.reader(f):
        print(row)
with open("people.csv") as f:
    print(sum(int(row["score"]) for row in csv.DictReader(f)))
with open("people.csv") as f:
    header, *rest = csv.reader(f)
    print(header, sorted(rest, key=lambda row: -int(row[1])))
