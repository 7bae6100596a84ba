"""Files of bytes, on streams of bytes (_files.Stream)."""

import _files
from _files import APPEND, CREATE, EXCLUSIVE, READ, TRUNCATE, WRITE
from _io_base import (BufferedIOBase, DEFAULT_BUFFER_SIZE, IOBase, RawIOBase, UnsupportedOperation,
                      _CLOSED, _RAW_CLOSED)


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    found = method(path)
    if not isinstance(found, (str, bytes)):
        raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, "
                        f"not {type(found).__name__}")
    return found


def _how(mode):
    how = {"r": READ, "w": WRITE | CREATE | TRUNCATE, "a": WRITE | CREATE | APPEND,
           "x": WRITE | CREATE | EXCLUSIVE}
    flags = 0
    for letter in mode:
        flags |= how.get(letter, 0)
    return flags | READ | WRITE if "+" in mode else flags


def _mode_of(how):
    if how & EXCLUSIVE:
        return "xb+" if how & READ else "xb"
    if how & APPEND:
        return "ab+" if how & READ else "ab"
    if how & READ:
        return "rb+" if how & WRITE else "rb"
    return "wb"


class _StreamFile(IOBase):
    """What is on a stream: a file, or bytes in memory."""

    @property
    def closed(self):
        return self._stream.closed

    def close(self):
        self._stream.close()

    def _check_raw(self):
        if self._stream.closed:
            raise ValueError(_RAW_CLOSED)

    def fileno(self):
        self._check_raw()
        if self._stream.number < 0:
            self._unsupported("fileno")
        return self._stream.number

    def isatty(self):
        self._check_raw()
        return False

    def seekable(self):
        self._check_raw()
        return True

    def tell(self):
        self._check_raw()
        return self._stream.tell()

    def flush(self):
        self._check_open()
        self._stream.flush()

    def __getstate__(self):
        raise TypeError(f"cannot pickle '_io.{type(self).__name__}' object")


class FileIO(_StreamFile, RawIOBase):
    __module__ = "_io"

    def __init__(self, file, mode="r", closefd=True, opener=None):
        for letter in mode:
            if letter not in "rwxab+":
                raise ValueError(f"invalid mode: {mode}")
        if sum(mode.count(letter) for letter in "rwxa") != 1 or mode.count("+") > 1:
            raise ValueError("Must have exactly one of create/read/write/append mode "
                             "and at most one plus")
        _refuse_number(file, opener)
        self._how = _how(mode)
        self._stream = _files.Stream(_fspath(file), self._how, True)
        self.name = file

    closefd = True

    @property
    def mode(self):
        return _mode_of(self._how)

    def __repr__(self):
        if self.closed:
            return "<_io.FileIO [closed]>"
        return f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>"

    def readable(self):
        self._check_raw()
        return bool(self._how & READ)

    def writable(self):
        self._check_raw()
        return bool(self._how & WRITE)

    def _check_reads(self):
        self._check_raw()
        if not self._how & READ:
            raise UnsupportedOperation("File not open for reading")

    def read(self, size=-1):
        self._check_reads()
        return self._stream.read(size)

    def readall(self):
        self._check_reads()
        return self._stream.read()

    def readinto(self, buffer):
        self._check_reads()
        data = self._stream.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        self._check_reads()
        return self._stream.readline(size)

    def write(self, data):
        self._check_raw()
        if not self._how & WRITE:
            raise UnsupportedOperation("File not open for writing")
        return self._stream.write(data)

    def seek(self, offset, whence=0):
        self._check_raw()
        return self._stream.seek(offset, whence)

    def truncate(self, size=None):
        self._check_raw()
        if not self._how & WRITE:
            raise UnsupportedOperation("File not open for writing")
        return self._stream.truncate(size)


class _OverRaw:
    """A stream over a raw file of the program's own."""

    number = -1

    def __init__(self, raw):
        self.raw, self.ahead = raw, b""

    @property
    def closed(self):
        return self.raw.closed

    def _more(self, size=DEFAULT_BUFFER_SIZE):
        data = self.raw.read(size)
        self.ahead += data or b""
        return bool(data)

    def _take(self, n):
        data, self.ahead = self.ahead[:n], self.ahead[n:]
        return data

    def read(self, size=-1):
        every = size is None or size < 0
        while (every or len(self.ahead) < size) and self._more():
            pass
        return self._take(len(self.ahead) if every else size)

    def read1(self, size=-1):
        if not self.ahead:
            self._more()
        return self._take(len(self.ahead) if size is None or size < 0 else size)

    def peek(self, size=0):
        if not self.ahead:
            self._more()
        return self.ahead

    def readline(self, size=-1):
        while b"\n" not in self.ahead and (size < 0 or len(self.ahead) < size) and self._more():
            pass
        end = self.ahead.find(b"\n") + 1 or len(self.ahead)
        return self._take(end if size < 0 else min(end, size))

    def write(self, data):
        left = data = bytes(data)
        while left:
            n = self.raw.write(left)
            if not n:
                raise BlockingIOError(11, "write could not complete without blocking", 0)
            left = left[n:]
        return len(data)

    def seek(self, offset, whence=0):
        if whence == 1:
            offset -= len(self.ahead)
        self.ahead = b""
        return self.raw.seek(offset, whence)

    def tell(self):
        return self.raw.tell() - len(self.ahead)

    def truncate(self, size=None):
        return self.raw.truncate(size)

    def flush(self):
        self.raw.flush()

    def close(self):
        self.raw.close()


class _Buffered(_StreamFile, BufferedIOBase):
    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self.raw = raw
        self._stream = _OverRaw(raw)

    @classmethod
    def _open(cls, file, how):
        self = cls.__new__(cls)
        self._stream = _files.Stream(_fspath(file), how, False)
        self._how = how
        self._name = file
        return self

    def __getattr__(self, name):
        if name == "raw" and "_how" in self.__dict__:
            raw = self.raw = FileIO.__new__(FileIO)
            raw._stream, raw._how, raw.name = self._stream, self._how, self._name
            return raw
        if name == "mode":
            return _mode_of(self._how) if "_how" in self.__dict__ else self.raw.mode
        if name == "name":
            return self._name if "_how" in self.__dict__ else self.raw.name
        raise AttributeError(f"'_io.{type(self).__name__}' object has no attribute '{name}'")

    def __repr__(self):
        try:
            return f"<_io.{type(self).__name__} name={self.name!r}>"
        except AttributeError:
            return f"<_io.{type(self).__name__}>"

    def _check(self, what):
        if self._stream.closed:
            raise ValueError(what)

    def seek(self, offset, whence=0):
        self._check("seek of closed file")
        return self._stream.seek(offset, whence)

    def detach(self):
        self.flush()
        return self.raw


class _Reads:
    def readable(self):
        self._check_raw()
        return True

    def read(self, size=-1):
        self._check("read of closed file")
        if size is not None and size < -1:
            raise ValueError("read length must be non-negative or -1")
        return self._stream.read(size)

    def read1(self, size=-1):
        self._check("read of closed file")
        return self._stream.read1(size)

    def readinto(self, buffer):
        self._check("readinto of closed file")
        data = self._stream.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def peek(self, size=0):
        self._check("peek of closed file")
        return self._stream.peek()

    def readline(self, size=-1):
        self._check("readline of closed file")
        return self._stream.readline(size)

    def __next__(self):
        self._check("readline of closed file")
        line = self._stream.readline()
        if not line:
            raise StopIteration
        return line


class _Writes:
    def writable(self):
        self._check_raw()
        return True

    def write(self, data):
        self._check("write to closed file")
        return self._stream.write(data)

    def flush(self):
        self._check("flush of closed file")
        self._stream.flush()

    def truncate(self, size=None):
        self._check("truncate of closed file")
        return self._stream.truncate(size)


class BufferedReader(_Reads, _Buffered):
    __module__ = "_io"

    def truncate(self, size=None):
        self._check("truncate of closed file")
        self._unsupported("truncate")


class BufferedWriter(_Writes, _Buffered):
    __module__ = "_io"


class BufferedRandom(_Reads, _Writes, _Buffered):
    __module__ = "_io"


class BufferedRWPair(BufferedIOBase):
    __module__ = "_io"

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE):
        self.reader, self.writer = BufferedReader(reader), BufferedWriter(writer)
        self.read, self.read1, self.readline = reader.read, reader.read, self.reader.readline
        self.write, self.flush = self.writer.write, self.writer.flush

    def readable(self):
        return True

    def writable(self):
        return True

    def close(self):
        self.writer.close()
        self.reader.close()

    @property
    def closed(self):
        return self.writer.closed


class BytesIO(_StreamFile, BufferedIOBase):
    __module__ = "_io"

    def __init__(self, initial_bytes=b""):
        self._stream = _files.Stream(None, READ | WRITE, True)
        if initial_bytes:
            self._stream.write(initial_bytes)
            self._stream.seek(0)

    def fileno(self):
        self._unsupported("fileno")

    def __iter__(self):
        return self

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable
    isatty = IOBase.isatty

    def tell(self):
        return self._stream.tell()

    def getvalue(self):
        stream = self._stream
        at = stream.tell()
        stream.seek(0)
        data = stream.read()
        stream.seek(at)
        return data

    def getbuffer(self):
        return memoryview(bytearray(self.getvalue()))

    def read(self, size=-1):
        return self._stream.read(size)

    def read1(self, size=-1):
        return self._stream.read(size)

    def readline(self, size=-1):
        return self._stream.readline(size)

    def __next__(self):
        line = self._stream.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, data):
        return self._stream.write(data)

    def seek(self, offset, whence=0):
        self._check_open()
        if whence == 0 and offset < 0:
            raise ValueError(f"negative seek value {offset}")
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        base = 0 if whence == 0 else self._stream.tell() if whence == 1 else self._stream.size
        return self._stream.seek(max(0, base + offset))

    def truncate(self, size=None):
        if size is not None and size < 0:
            raise ValueError(f"negative size value {size}")
        if size is not None and size > self._stream.size:
            return size
        return self._stream.truncate(size)


def _refuse_number(file, opener=None):
    if isinstance(file, int):
        raise NotImplementedError("files by their number are not supported here")
    if opener is not None:
        raise NotImplementedError("an opener is not supported here")
