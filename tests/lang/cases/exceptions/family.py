for kind in (BaseException, ArithmeticError, ConnectionError, LookupError, UnicodeError, Warning):
    print(kind.__name__, [sub.__name__ for sub in kind.__subclasses__()
                          if sub.__module__ == "builtins"])
