class Noisy:
    def __str__(self):
        print("<in str>")
        return "noisy"
class Bad:
    def __str__(self):
        raise ValueError("no text")
print("before", Noisy(), "after")
try:
    print("first", Bad(), "last")
except ValueError as e:
    print()
    print(e)
