"""Files and what behaves like one, on streams of bytes (_files.Stream)."""

import abc
import sys
import _files
from _files import APPEND, CREATE, EXCLUSIVE, READ, TRUNCATE, WRITE

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO",
           "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair",
           "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET",
           "SEEK_CUR", "SEEK_END", "text_encoding", "DEFAULT_BUFFER_SIZE",
           "IncrementalNewlineDecoder"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError
_CLOSED = "I/O operation on closed file."
_RAW_CLOSED = "I/O operation on closed file"


class UnsupportedOperation(OSError, ValueError):
    pass


def text_encoding(encoding, stacklevel=2):
    return "locale" if encoding is None else encoding


# ---- the base classes

class IOBase(metaclass=abc.ABCMeta):
    __module__ = "io"
    _is_closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

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


# ---- bytes of files

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


# ---- text

class IncrementalNewlineDecoder:
    __module__ = "_io"

    def __init__(self, decoder, translate, errors="strict"):
        self.decoder, self.translate, self._held = decoder, translate, ""

    def decode(self, data, final=False):
        text = data if self.decoder is None else self.decoder.decode(data, final)
        text, self._held = self._held + text, ""
        if text.endswith("\r") and not final:
            text, self._held = text[:-1], "\r"
        return text.replace("\r\n", "\n").replace("\r", "\n") if self.translate else text

    def reset(self):
        self._held = ""


def _cut(data):
    """How many bytes at the end of UTF-8 are the beginning of a character."""
    for n in range(1, min(len(data), 3) + 1):
        byte = data[-n]
        if byte >= 0xC0:
            return n if n < (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4) else 0
        if byte < 0x80:
            break
    return 0


class TextIOWrapper(TextIOBase):
    __module__ = "_io"
    _CHUNK_SIZE = 8192

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError("TextIOWrapper() argument 'encoding' must be str or None, "
                            f"not {type(encoding).__name__}")
        encoding = "UTF-8" if encoding in (None, "locale") else encoding
        "".encode(encoding)  # or LookupError
        self._buffer = buffer
        self.encoding = encoding
        self.errors = errors or "strict"
        self._newline = newline
        self.line_buffering, self.write_through = line_buffering, write_through
        plain = encoding.lower().replace("_", "-")
        self._is_utf8 = plain in ("utf-8", "utf8", "u8", "utf", "utf-8-sig")
        self._is_bytewise = self._is_utf8 or plain in ("ascii", "us-ascii", "646", "latin-1",
                                                       "latin1", "iso-8859-1", "iso8859-1", "l1")
        self._is_seekable = buffer.seekable()
        # The encoding that begins with a mark writes it once.
        self._marks = not self._is_bytewise or plain == "utf-8-sig"
        self._starts = not (self._marks and self._is_seekable and buffer.writable()
                            and buffer.tell())
        self._is_direct = isinstance(buffer, _Buffered) and "_how" in buffer.__dict__
        self._kept, self._n_kept = [], 0
        self._is_telling = True
        self._seen = 0
        self._forget()

    def _forget(self):
        """Nothing is read ahead: _text from _at on is what comes next, made from _chunk."""
        self._text, self._at = "", 0
        self._chunk, self._chunk_at = b"", 0
        self._tail, self._held = b"", ""

    buffer = property(lambda self: self._get_buffer())

    def _get_buffer(self):
        if self._buffer is None:
            raise ValueError("underlying buffer has been detached")
        return self._buffer

    @property
    def closed(self):
        return self._get_buffer().closed

    @property
    def name(self):
        return self._get_buffer().name

    @property
    def newlines(self):
        kinds = [kind for bit, kind in ((1, "\r"), (2, "\n"), (4, "\r\n")) if self._seen & bit]
        return None if not kinds else kinds[0] if len(kinds) == 1 else tuple(kinds)

    def __repr__(self):
        parts = ["<_io.TextIOWrapper"]
        try:
            parts.append(f"name={self.name!r}")
        except AttributeError:
            pass
        mode = getattr(self, "mode", None)
        if mode is not None:
            parts.append(f"mode={mode!r}")
        return " ".join(parts) + f" encoding={self.encoding!r}>"

    def readable(self):
        return self._get_buffer().readable()

    def writable(self):
        return self._get_buffer().writable()

    def seekable(self):
        return self._get_buffer().seekable()

    def fileno(self):
        return self._get_buffer().fileno()

    def isatty(self):
        return self._get_buffer().isatty()

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None,
                    write_through=None):
        self.flush()
        if encoding is not None:
            "".encode(encoding)
            self.encoding = encoding
            self._is_utf8 = encoding.lower().replace("_", "-") in ("utf-8", "utf8")
        if errors is not None:
            self.errors = errors
        if newline is not None:
            self._newline = newline
        if line_buffering is not None:
            self.line_buffering = line_buffering
        if write_through is not None:
            self.write_through = write_through

    def detach(self):
        self.flush()
        buffer, self._buffer = self._get_buffer(), None
        return buffer

    # writing

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        buffer = self._get_buffer()
        if buffer.closed:
            raise ValueError(_CLOSED)
        if not buffer.writable():
            raise UnsupportedOperation("not writable")
        out = text
        if self._newline in ("\r", "\r\n") and "\n" in text:
            out = text.replace("\n", self._newline)
        data = out.encode(self.encoding, self.errors)
        if self._marks:
            if not self._starts:
                data = data[len("".encode(self.encoding)):]
            self._starts = False
        if self._text or self._tail or self._held:
            self._forget()
        if self._is_direct:
            buffer.write(data)
        else:
            self._kept.append(data)
            self._n_kept += len(data)
            if self._n_kept > self._CHUNK_SIZE or self.write_through:
                self._hand_over()
        if self.line_buffering and ("\n" in text or "\r" in text):
            self.flush()
        return len(text)

    def _hand_over(self):
        if self._kept:
            data = b"".join(self._kept)
            self._kept, self._n_kept = [], 0
            self._get_buffer().write(data)

    def flush(self):
        buffer = self._get_buffer()
        if buffer.closed:
            raise ValueError(_CLOSED)
        self._hand_over()
        self._is_telling = True
        buffer.flush()

    def close(self):
        if self._buffer is not None and not self._buffer.closed:
            try:
                self.flush()
            finally:
                self._buffer.close()

    # reading

    def _check_reads(self):
        buffer = self._get_buffer()
        if buffer.closed:
            raise ValueError(_CLOSED)
        if not buffer.readable():
            raise UnsupportedOperation("not readable")
        if self._kept:
            self._hand_over()

    def _decode(self, data, is_last):
        """The text of bytes; what cannot be told yet is kept in _tail and _held."""
        data = self._tail + data
        cut = _cut(data) if self._is_utf8 and not is_last else 0
        data, self._tail = (data[:-cut], data[-cut:]) if cut else (data, b"")
        self._chunk = data
        encoding = self.encoding
        if encoding.lower() == "utf-8-sig" and self._chunk_at:
            encoding = "utf-8"
        text = data.decode(encoding, self.errors)
        if self._newline not in (None, ""):
            return text
        if self._held:
            text, self._held = self._held + text, ""
            self._chunk = b"\r" + self._chunk
            self._chunk_at -= 1
        if "\r" not in text:
            if not self._seen & 2 and "\n" in text:
                self._seen |= 2
            return text
        if text.endswith("\r") and not is_last:
            text, self._held = text[:-1], "\r"
            self._chunk = self._chunk[:-1]
        n_pairs = text.count("\r\n")
        self._seen |= ((4 if n_pairs else 0) | (2 if text.count("\n") > n_pairs else 0)
                       | (1 if text.count("\r") > n_pairs else 0))
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def _fill(self):
        """Puts the next piece into _text, which has been used up; False at the end."""
        buffer = self._buffer
        while True:
            if self._is_seekable and self._is_telling:
                self._chunk_at = buffer.tell() - len(self._tail)
            if not self._is_bytewise:
                data = buffer.read()
                is_last = True
            else:
                data = buffer.read1(8192) if hasattr(buffer, "read1") else buffer.read(8192)
                is_last = not data
            if data and not isinstance(data, (bytes, bytearray)):
                raise TypeError("underlying read1() should have returned a bytes-like object, "
                                f"not '{type(data).__name__}'")
            if is_last and not data and not self._tail and not self._held:
                self._text, self._at = "", 0
                return False
            self._at = 0
            self._text = self._decode(data, is_last)
            if self._text:
                return True
            if is_last:
                return False

    def _find_end(self, text, start):
        """Behind the next line's end; -1 if it is not there; None if more must be seen."""
        newline = self._newline
        if newline is None or newline == "\n":
            return text.find("\n", start) + 1 or -1
        if newline:
            end = text.find(newline, start)
            if end >= 0:
                return end + len(newline)
            return None if newline == "\r\n" and text.endswith("\r") else -1
        at, back = text.find("\n", start), text.find("\r", start)
        if back >= 0 and (at < 0 or back < at):
            return back + 2 if at == back + 1 else back + 1
        return at + 1 or -1

    def _next_line(self):
        text, start = self._text, self._at
        if self._newline is None:
            end = text.find("\n", start)
            if end >= 0:
                self._at = end + 1
                return text[start:end + 1]
        parts = ""
        while True:
            end = self._find_end(text, start) if start < len(text) else -1
            if end is not None and end > 0:
                self._at = end
                return parts + text[start:end]
            parts += text[start:]
            if not self._fill():
                return parts
            text, start = self._text, 0
            if end is None and text[:1] == "\n":  # "\r\n" in two pieces
                self._at = 1
                return parts + "\n"

    def __next__(self):
        if self._buffer is None or self._buffer.closed or self._kept or not self._text:
            self._check_reads()
        self._is_telling = False
        line = self._next_line()
        if not line:
            self._is_telling = True
            raise StopIteration
        return line

    def readline(self, size=-1):
        self._check_reads()
        size = -1 if size is None else size
        line = self._next_line()
        if 0 <= size < len(line):
            self._give_back(line, size)
            line = line[:size]
        return line

    def _give_back(self, text, n):
        """All but the first n characters of what was read are still to come."""
        back = len(text) - n
        if back <= self._at:
            self._at -= back
        else:
            self._text = text[n:] + self._text[self._at:]
            self._chunk, self._at = self._text.encode(self.encoding, self.errors), 0
            self._chunk_at = self._get_buffer().tell() - len(self._chunk) if self._is_seekable else 0

    def read(self, size=-1):
        self._check_reads()
        if size is not None and size >= 0:
            parts, n = [], 0
            while n < size:
                if self._at >= len(self._text) and not self._fill():
                    break
                piece = self._text[self._at:self._at + size - n]
                self._at += len(piece)
                n += len(piece)
                parts.append(piece)
            return "".join(parts)
        rest = self._text[self._at:]
        if self._is_seekable:
            self._chunk_at = self._buffer.tell() - len(self._tail)
        data = self._buffer.read()
        text = rest + self._decode(data or b"", True)
        self._forget()
        return text

    # places

    def _n_bytes(self):
        """How many bytes of _chunk the first _at characters of _text are."""
        raw = self._chunk.decode(self.encoding, self.errors)
        n = self._at
        if self._newline is None and "\r" in raw:
            i = 0
            for _ in range(n):
                i += 2 if raw[i:i + 2] == "\r\n" else 1
            n = i
        return len(raw[:n].encode(self.encoding, self.errors))

    def tell(self):
        buffer = self._get_buffer()
        if not self._is_seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if not self._is_telling:
            raise OSError("telling position disabled by next() call")
        self.flush()
        if self._at >= len(self._text):
            return buffer.tell() - len(self._tail) - len(self._held)
        return self._chunk_at + self._n_bytes()

    def seek(self, cookie, whence=0):
        buffer = self._get_buffer()
        if buffer.closed:
            raise ValueError(_CLOSED)
        if not self._is_seekable:
            raise UnsupportedOperation("underlying stream is not seekable")
        if whence == 1:
            if cookie:
                raise UnsupportedOperation("can't do nonzero cur-relative seeks")
            cookie = self.tell()
        elif whence == 2:
            if cookie:
                raise UnsupportedOperation("can't do nonzero end-relative seeks")
            self.flush()
            self._forget()
            return buffer.seek(0, 2)
        elif whence != 0:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        self.flush()
        self._forget()
        buffer.seek(cookie)
        self._starts = cookie == 0
        return cookie

    def truncate(self, size=None):
        self.flush()
        return self._get_buffer().truncate(size)


class StringIO(TextIOBase):
    __module__ = "_io"
    encoding = errors = None
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, "
                            f"not {type(initial_value).__name__}")
        self._newline = newline
        self._text, self._added, self._at = "", [], 0  # what was added at the end comes behind _text
        if initial_value:
            self.write(initial_value)
            self._at = 0
            self._settle()

    def _check_open(self):
        if self._is_closed:
            raise ValueError(_RAW_CLOSED)

    def flush(self):
        pass

    def _settle(self):
        if self._added:
            self._text += "".join(self._added)
            self._added = []

    def getvalue(self):
        self._check_open()
        self._settle()
        return self._text

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got '{type(text).__name__}'")
        if self._is_closed:
            raise ValueError(_RAW_CLOSED)
        n = len(text)
        if self._newline is None:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline in ("\r", "\r\n"):
            text = text.replace("\n", self._newline)
        if not text:
            return n
        if self._at < 0:  # at the end
            self._added.append(text)
            return n
        self._settle()
        old, at = self._text, self._at
        if at >= len(old):
            if at > len(old):
                self._text += "\0" * (at - len(old))
            self._added.append(text)
            self._at = -1
        else:
            self._text = old[:at] + text + old[at + len(text):]
            self._at = at + len(text)
        return n

    def _place(self):
        self._settle()
        if self._at < 0:
            self._at = len(self._text)
        return self._at

    def read(self, size=-1):
        self._check_open()
        at = self._place()
        text = self._text[at:] if size is None or size < 0 else self._text[at:at + size]
        self._at = at + len(text)
        return text

    def readline(self, size=-1):
        self._check_open()
        at, text, newline = self._place(), self._text, self._newline
        if newline in (None, "\n"):
            end = text.find("\n", at) + 1
        elif newline:
            end = text.find(newline, at)
            end = end + len(newline) if end >= 0 else 0
        else:
            end, back = text.find("\n", at) + 1, text.find("\r", at) + 1
            if back and (not end or back < end):
                end = back + 1 if end == back + 1 else back
        end = end or len(text)
        if size is not None and size >= 0:
            end = min(end, at + size)
        if end <= at:
            return ""
        self._at = end
        return text[at:end]

    def __iter__(self):
        IOBase._check_open(self)
        return self

    def __enter__(self):
        IOBase._check_open(self)
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset, whence=0):
        self._check_open()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence == 0 and offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        at = self._place()
        self._at = offset if whence == 0 else at if whence == 1 else len(self._text)
        return self._at

    def tell(self):
        self._check_open()
        return self._place()

    def truncate(self, size=None):
        self._check_open()
        at = self._place()
        size = at if size is None else size
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._text = self._text[:size]
        return size

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable
    newlines = None


# ---- open

_numbers = {}  # the files that os.open has opened


def _by_number(file, mode, is_binary):
    if 0 <= file <= 2:
        standard = (sys.stdin, sys.stdout, sys.stderr)[file]
        return standard.buffer if is_binary else standard
    if file not in _numbers:
        raise OSError(9, "Bad file descriptor", file)
    raw = _numbers.pop(file)
    raw.name = file
    kind = (BufferedRandom if raw._how & READ and "+" in mode
            else BufferedReader if "r" in mode else BufferedWriter)
    buffer = kind.__new__(kind)
    buffer._stream, buffer._how, buffer._name = raw._stream, raw._how, file
    buffer.raw = raw
    return buffer


def _refuse_number(file, opener=None):
    if isinstance(file, int):
        raise NotImplementedError("files by their number are not supported here")
    if opener is not None:
        raise NotImplementedError("an opener is not supported here")


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
         opener=None):
    if not isinstance(file, int):
        file = _fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    if len(set(mode)) < len(mode) or set(mode) - set("rwxabt+"):
        raise ValueError(f"invalid mode: {mode!r}")
    is_binary = "b" in mode
    if is_binary and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    if not set(mode) & set("rwxa"):
        raise ValueError("Must have exactly one of create/read/write/append mode "
                         "and at most one plus")
    if sum(letter in mode for letter in "rwxa") != 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if is_binary:
        if encoding is not None:
            raise ValueError("binary mode doesn't take an encoding argument")
        if errors is not None:
            raise ValueError("binary mode doesn't take an errors argument")
        if newline is not None:
            raise ValueError("binary mode doesn't take a newline argument")
    if isinstance(file, int):
        found = _by_number(file, mode, is_binary)
        if is_binary or 0 <= file <= 2:
            return found
        text = TextIOWrapper(found, encoding, errors, newline, buffering == 1)
        text.mode = mode
        return text
    _refuse_number(file, opener)
    if buffering == 0:
        if not is_binary:
            raise ValueError("can't have unbuffered text I/O")
        return FileIO(file, mode.replace("b", ""))
    how = _how(mode)
    kind = (BufferedRandom if how & READ and how & WRITE
            else BufferedReader if how & READ else BufferedWriter)
    if is_binary:
        return kind._open(file, how)
    if encoding not in (None, "locale"):
        if not isinstance(encoding, str):
            raise TypeError("open() argument 'encoding' must be str or None, "
                            f"not {type(encoding).__name__}")
    buffer = kind._open(file, how)
    try:
        text = TextIOWrapper(buffer, encoding, errors, newline, buffering == 1)
    except BaseException:
        buffer.close()
        raise
    text.mode = mode
    return text


def open_code(path):
    return open(path, "rb")


# The standard files are made in C, but they are files of text too.
TextIOWrapper.register(type(sys.__stdout__))
BufferedIOBase.register(type(sys.__stdout__.buffer))
