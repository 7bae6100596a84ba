class C:
    x = 1
c = C()
setattr(c, "y", 2)
print(getattr(c, "x"), getattr(c, "y"), getattr(c, "z", "none"), hasattr(c, "x"), hasattr(c, "q"), vars(c))
delattr(c, "y")
print(c.__dict__)
class G:
    def __getattr__(self, name):
        if name == "bad":
            raise ValueError(name)
        raise AttributeError(name)
print(hasattr(G(), "a"), getattr(G(), "a", 1))
for f in (lambda: getattr(1), lambda: getattr(1, 2), lambda: getattr(1, "x"), lambda: setattr(1, "x", 3), lambda: setattr(c, 5, 1), lambda: delattr(c, "y"), lambda: hasattr(1, 2), lambda: hasattr(G(), "bad"), lambda: getattr(c, "nothing"), lambda: vars(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
