# Constructors that name the argument of the wrong kind.
for make in (lambda: str(b"a", 1), lambda: str(1, "utf-8"), lambda: str("a", "utf-8"), lambda: str(b"a", "utf-8", 2),
             lambda: str(b"a", errors=None), lambda: type(1, (), {}), lambda: type("A", [], {}), lambda: type("A", (), 3),
             lambda: type("A", ())):
    try:
        print(make())
    except TypeError as error:
        print(error)
