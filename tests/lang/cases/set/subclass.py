class Loud(set):
    def add(self, x):
        print("add", x)
        super().add(x)
s = Loud([1])
s.add(2)
s.name = "n"
print(sorted(s), s.name, s == {1, 2}, len(s))
