import errno

for number in ("ENOENT", "EEXIST", "EISDIR", "ENOTDIR", "EACCES", "EPERM", "EPIPE", "ECONNREFUSED",
               "ECONNRESET", "ETIMEDOUT", "ESRCH", "EINTR", "ECHILD", "EAGAIN", "ENOSPC"):
    e = OSError(getattr(errno, number), "text")
    print(number, type(e).__name__, e, e.args)
e = OSError(2, "gone", "a.txt")
print(e, e.args, e.filename, repr(e))
e = OSError(2, "gone", "a.txt", None, "b.txt")
print(e, e.args, e.filename2)
print(OSError("just text"), OSError("just text").errno, OSError().args, OSError(1, 2, 3, 4, 5, 6).args)
print(repr(FileNotFoundError(13, "kept")), FileNotFoundError(13, "kept").errno)
e.errno, e.strerror, e.filename = 5, "other", "c"
print(e)


class Mine(OSError):
    pass


print(type(Mine(2, "x")).__name__, Mine(2, "x"), Mine("only").errno)


class Telling(OSError):
    def __init__(self, code):
        super().__init__(code, f"code {code}")


try:
    raise Telling(7)
except OSError as e:
    print(e, e.errno, e.args)
