# A mapping of the program's own as the namespace of exec.
class M(dict):
    def __getitem__(self, k): print("get", k); return dict.__getitem__(self, k)
    def __setitem__(self, k, v): print("set", k, v); dict.__setitem__(self, k, v)
    def __missing__(self, k): return "missing"
m = M()
exec("a = 1\nb = a\nc = q\ndel a", {}, m)
print(m)
class N:
    def __getitem__(self, k): print("get", k); raise KeyError(k)
    def __setitem__(self, k, v): print("set", k, v)
exec("a = 1\nprint(len([1]))", {}, N())
