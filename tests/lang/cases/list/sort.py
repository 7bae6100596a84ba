a = [3, 1, 2]
print(a.sort(), a)
a.sort(reverse=True)
print(a)
w = ["bb", "a", "ccc", "dd"]
w.sort(key=len)
print(w)
w.sort(key=len, reverse=True)
print(w)
w.sort(key=None, reverse=0)
print(w)
print(sorted("hello"), sorted((3, 1)), sorted({3: 0, 1: 0}), sorted([], key=1))
