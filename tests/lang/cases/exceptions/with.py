class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v)
        return self.swallow
with M("a") as a, M("b") as b:
    print(a, b)
with M("s", True):
    raise ValueError("swallowed")
def f():
    with M("r"):
        return "value"
print(f())
try:
    with 5: pass
except TypeError as e:
    print(e)
with M("last"):
    1 / 0
