class Upper(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)
    def __getitem__(self, k):
        return super().__getitem__(k.upper())
d = Upper(a=1)
d["b"] = 2
print(d, d["B"], d["b"], len(d), isinstance(d, dict), type(d.copy()).__name__, type(d | {}).__name__)
d.extra = 5
print(d.extra, d.__dict__)
