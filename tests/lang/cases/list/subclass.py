class Stack(list):
    def push(self, x):
        self.append(x)
        return self
    def __getitem__(self, i):
        return "item " + str(super().__getitem__(i))
s = Stack([1, 2])
print(s, s.push(3), len(s), s[0], s == [1, 2, 3], isinstance(s, list), type(s).__name__)
s.name = "mine"
print(s.name, s[1:], type(s + [1]).__name__, type(s.copy()).__name__)
