# What no clause takes stays the group that it is; only what is split is derived anew.
class Mine(ExceptionGroup):
    pass


def tell(e):
    return f"{type(e).__name__}[{', '.join(map(repr, e.exceptions))}]"


try:
    try:
        raise Mine("m", [ValueError(1), KeyError(2)])
    except* TypeError as e:
        print("types", tell(e))
    except* BaseException as e:
        print("all", tell(e))
        raise
except BaseException as e:
    print("outside", tell(e))
try:
    try:
        raise Mine("m", [ValueError(1), KeyError(2)])
    except* ValueError as e:
        print("values", tell(e))
    except* BaseException as e:
        print("rest", tell(e))
except BaseException as e:
    print("outside", tell(e))
