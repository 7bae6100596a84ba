def attempt(what):
    try:
        print(what())
    except TypeError as error:
        print(error)


for value in (iter([]), iter("a"), (x for x in ()), len, iter({})):
    kind = type(value)
    attempt(lambda: object.__new__(kind))
    attempt(kind)
attempt(lambda: type(object.__new__(object)))
