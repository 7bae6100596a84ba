# Each clause gets its part, in the order of the clauses; else only when nothing was raised.
def attempt(exc):
    try:
        try:
            if exc is not None:
                raise exc
        except* ValueError as group:
            print("value:", repr(group))
        except* (TypeError, KeyError) as group:
            print("type or key:", repr(group))
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as left:
        print("left:", repr(left))
    print()


attempt(None)
attempt(ValueError("alone"))
attempt(OSError("not taken"))
attempt(ExceptionGroup("one", [ValueError(1)]))
attempt(ExceptionGroup("two", [ValueError(1), TypeError(2)]))
attempt(ExceptionGroup("some", [ValueError(1), OSError(2), ExceptionGroup("in", [KeyError(3)])]))
attempt(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1)]))
attempt(KeyboardInterrupt())
