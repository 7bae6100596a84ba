# The words for a wrong number of arguments differ from function to function.
for value in ("abc", b"abc", bytearray(b"abc")):
    for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith", "replace"):
        for args in ((), (1, 2, 3, 4)):
            try:
                getattr(value, name)(*args)
            except TypeError as error:
                print(type(value).__name__, error)
for args in ((1, (), {}), ("A", 5, {}), ("A", (), 5), ("A", ())):
    try:
        type(*args)
    except TypeError as error:
        print(error)
