def attempt(do, *args):
    try:
        do(*args)
        print("done")
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


error = ValueError(1)
for name in ("args", "__cause__", "__context__", "__traceback__", "__suppress_context__"):
    attempt(delattr, error, name)
    for value in (5, None, "a", KeyError(2)):
        print(name, end=" ")
        attempt(setattr, error, name, value)
print(error.args, error.__cause__, error.__context__, error.__suppress_context__)
