# What cannot stand behind except*.
def attempt(matcher, exc):
    try:
        try:
            raise exc
        except* matcher:
            print("taken")
    except BaseException as error:
        print(type(error).__name__, error, "|", repr(error.__context__))


attempt(ExceptionGroup, ValueError(1))
attempt((ValueError, BaseExceptionGroup), ExceptionGroup("g", [ValueError(1)]))
attempt(5, ValueError(1))
attempt((ValueError, "x"), ValueError(1))
attempt((), ValueError(1))
attempt(object, ValueError(1))
