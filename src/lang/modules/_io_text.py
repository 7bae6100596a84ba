"""Files of text, on files of bytes."""

from _io_base import TextIOBase, UnsupportedOperation, _CLOSED, _RAW_CLOSED, IOBase
from _io_bytes import BufferedWriter, _Buffered


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
        if (self._is_direct and self._is_utf8 and not self._marks and not line_buffering
                and newline in (None, "", "\n") and self.errors == "strict"
                and type(buffer) is BufferedWriter):
            self._put = buffer._stream.put
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
        self._put = None
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
        self._put = None
        buffer, self._buffer = self._get_buffer(), None
        return buffer

    # writing

    _put = None  # the short way to write, where there is one

    def write(self, text):
        if self._put is not None:
            return self._put(text)
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
            if self._is_seekable:
                self._chunk_at = self._buffer.tell() - len(self._chunk)

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
        # What was added at the end comes behind _text; then _at is -1.
        self._text, self._added, self._at = "", [], 0
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
