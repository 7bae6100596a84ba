# A key of another type may be equal to a text: then it is asked.
class Like:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        print("asked", self.text, other if isinstance(other, str) else other.text)
        return self.text == (other if isinstance(other, str) else other.text)


class Name(str):
    pass


for n in (1, 30):  # without an index, and with one
    d = {f"key {i}": i for i in range(n)}
    d[Like("b")] = "like b"
    print(d["b"], "b" in d, len(d))
    d["b"] = "the text"
    print(len(d), list(d.values())[-1])
    made = "".join(["k", "ey 0"])
    print(d[made], d[Name("key 0")], d.get("nothing"))
    d[Name("name")] = 1
    d["name"] = 2
    print(type([k for k in d if k == "name"][-1]).__name__, d["na" + "me"])
    d[Like("key 0")] = "replaced"
    print(d["key 0"], len(d))
    del d[Like("key 0")]
    print("key 0" in d, "" in d)
    d[""] = "empty"
    print(d["".join([])], d.pop(""))


class Failing:
    def __hash__(self):
        return hash("x")

    def __eq__(self, other):
        raise ValueError("not today")


d = {Failing(): 1}
for act in (lambda: d["x"], lambda: "x" in d, lambda: d.setdefault("x", 1), lambda: d.pop("x")):
    try:
        print(act())
    except ValueError as error:
        print(error)
long = {"x" * 100: 1, "y" * 100: 2, "é" * 40: 3, "日" * 40: 4}
print(long["x" * 99 + "x"], long["y" * 100], long["é" * 39 + "é"], long["日" * 40], "x" * 101 in long)
