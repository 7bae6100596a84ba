import io


class Countdown(io.RawIOBase):
    """A raw file of the program's own: digits down to zero, a line each."""

    def __init__(self, start):
        self.left = start

    def readable(self):
        return True

    def readinto(self, buffer):
        if self.left < 0:
            return 0
        text = b"%d\n" % self.left
        self.left -= 1
        buffer[:len(text)] = text
        return len(text)


print(Countdown(3).read())
print(Countdown(3).readline(), list(Countdown(2)))
print(list(io.TextIOWrapper(io.BufferedReader(Countdown(11)))))
with Countdown(0) as raw:
    print(raw.closed, raw.writable(), raw.seekable())
print(raw.closed)
for name in ("tell", "fileno", "truncate"):
    try:
        getattr(Countdown(1), name)()
    except io.UnsupportedOperation as e:
        print(type(e).__name__, e)


class Shout(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


s = Shout()
print("hello", 3, file=s)
print(s.getvalue())


class Sink(io.TextIOBase):
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)
        return len(text)


sink = Sink()
print("a", "b", file=sink)
sink.writelines(["c", "d"])
print(sink.pieces, sink.readable(), sink.encoding)
try:
    sink.read()
except io.UnsupportedOperation as e:
    print(e)
print(isinstance(sink, io.IOBase), io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE)
