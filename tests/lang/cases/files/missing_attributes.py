try:
    open("missing.txt")
except OSError as e:
    print(e.errno, e.strerror, e.filename, e.filename2, e.args, repr(e), str(e), type(e).__mro__)
print(issubclass(FileNotFoundError, OSError), OSError is IOError, IOError is EnvironmentError)
