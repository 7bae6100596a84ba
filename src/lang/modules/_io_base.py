"""What files have in common: the base classes of io."""

import abc

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
_CLOSED = "I/O operation on closed file."
_RAW_CLOSED = "I/O operation on closed file"


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


class IOBase(metaclass=abc.ABCMeta):
    __module__ = "io"
    _is_closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def __reduce_ex__(self, protocol):
        name = type(self).__name__
        if name in ("BytesIO", "StringIO"):
            raise NotImplementedError(f"copying or pickling an io.{name} is not supported here")
        raise TypeError(f"cannot pickle '_io.{name}' object")

    def seek(self, offset, whence=0):
        self._unsupported("seek")

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None):
        self._unsupported("truncate")

    def fileno(self):
        self._unsupported("fileno")

    def flush(self):
        self._check_open()

    def close(self):
        if not self._is_closed:
            try:
                self.flush()
            finally:
                self._is_closed = True

    def __del__(self):
        try:
            self.close()
        except Exception:
            pass

    @property
    def closed(self):
        return self._is_closed

    def _check_open(self):
        if self.closed:
            raise ValueError(_CLOSED)

    def seekable(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def isatty(self):
        self._check_open()
        return False

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def readline(self, size=-1):
        size = -1 if size is None else size
        line = bytearray()
        while size < 0 or len(line) < size:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if line.endswith(b"\n"):
                break
        return bytes(line)

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        if hint is None or hint <= 0:
            return list(self)
        lines, n = [], 0
        for line in self:
            lines.append(line)
            n += len(line)
            if n >= hint:
                break
        return lines

    def writelines(self, lines):
        self._check_open()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    __module__ = "io"

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        data = bytearray(size)
        n = self.readinto(data)
        return None if n is None else bytes(data[:n])

    def readall(self):
        data = bytearray()
        while piece := self.read(DEFAULT_BUFFER_SIZE):
            data += piece
        return bytes(data)

    def readinto(self, buffer):
        self._unsupported("readinto")

    def write(self, data):
        self._unsupported("write")


class BufferedIOBase(IOBase):
    __module__ = "io"

    def read(self, size=-1):
        self._unsupported("read")

    def read1(self, size=-1):
        self._unsupported("read1")

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    readinto1 = readinto

    def write(self, data):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")


class TextIOBase(IOBase):
    __module__ = "io"
    encoding = errors = newlines = None

    def read(self, size=-1):
        self._unsupported("read")

    def readline(self, size=-1):
        self._unsupported("readline")

    def write(self, text):
        self._unsupported("write")

    def detach(self):
        self._unsupported("detach")
