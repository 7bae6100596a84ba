# A group as the context and as the cause of others.
def grouped():
    raise ExceptionGroup("first", [ValueError(1), TypeError(2)])


try:
    try:
        grouped()
    except ExceptionGroup as group:
        raise OSError("while handling")
except OSError as error:
    raise BaseExceptionGroup("last", [KeyboardInterrupt(), error]) from error
