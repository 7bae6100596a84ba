class Default(dict):
    def __missing__(self, key):
        print("missing", key)
        self[key] = [key]
        return self[key]
d = Default()
d["a"].append(1)
print(d, d["a"], d.get("q"), "q" in d)
