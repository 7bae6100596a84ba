"""Files in gzip's form."""

import io
import os
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]
READ, WRITE = 1, 2
_open_file = io.open


class BadGzipFile(OSError):
    pass


def _bytes(number):
    return (number & 0xFFFFFFFF).to_bytes(4, "little")


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    binary = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, binary, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, binary, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    return io.TextIOWrapper(file, encoding, errors, newline) if "t" in mode else file


class _Reader(io.RawIOBase):
    """The unpacked bytes of all the parts of a file, one after another."""

    def __init__(self, file):
        self._file, self._at = file, 0
        self._start()

    def _start(self):
        self._input, self._flow, self._is_first = b"", None, True

    def readable(self):
        return True

    def seekable(self):
        return True

    def _want(self, n):
        while len(self._input) < n:
            piece = self._file.read(io.DEFAULT_BUFFER_SIZE)
            if not piece:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            self._input += piece
        data, self._input = self._input[:n], self._input[n:]
        return data

    def _begin_part(self):
        """Reads the head of a part; False: there is none left."""
        while not self._is_first and self._input[:1] in (b"", b"\0"):  # zeros may fill it up
            self._input = self._input.lstrip(b"\0")
            if not self._input:
                self._input = self._file.read(io.DEFAULT_BUFFER_SIZE)
                if not self._input:
                    return False
        if not self._input:
            self._input = self._file.read(io.DEFAULT_BUFFER_SIZE)
            if not self._input:
                return False
        self._is_first = False
        magic = self._want(2)
        if magic != b"\x1f\x8b":
            raise BadGzipFile(f"Not a gzipped file ({magic!r})")
        method, flags = self._want(8)[:2]
        if method != 8:
            raise BadGzipFile("Unknown compression method")
        if flags & 4:
            self._want(int.from_bytes(self._want(2), "little"))
        for bit in (8, 16):
            if flags & bit:
                while self._want(1) != b"\0":
                    pass
        if flags & 2:
            self._want(2)
        self._flow = zlib.decompressobj(-15)
        self._crc = self._size = 0
        return True

    def _end_part(self):
        tail = self._want(8)
        if tail[:4] != _bytes(self._crc):
            raise BadGzipFile(f"CRC check failed {hex(int.from_bytes(tail[:4], 'little'))} != "
                              f"{hex(self._crc)}")
        if tail[4:] != _bytes(self._size):
            raise BadGzipFile("Incorrect length of data produced")
        self._flow = None

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        while size:
            if self._flow is None and not self._begin_part():
                break
            data = self._flow.unconsumed_tail + self._input
            self._input = b""
            out = self._flow.decompress(data, size)
            self._crc = zlib.crc32(out, self._crc)
            self._size += len(out)
            if self._flow.eof:
                self._input = self._flow.unused_data
                self._end_part()
            elif not out:
                byte = self._want(1)
                self._input = byte + self._input
            if out:
                self._at += len(out)
                return out
        return b""

    def tell(self):
        return self._at

    def seek(self, offset, whence=0):
        if whence == 1:
            offset += self._at
        elif whence == 2:
            while self.read(io.DEFAULT_BUFFER_SIZE):
                pass
            offset += self._at
        if offset < self._at:
            self._file.seek(0)
            self._at = 0
            self._start()
        while self._at < offset and self.read(min(io.DEFAULT_BUFFER_SIZE, offset - self._at)):
            pass
        return self._at


class GzipFile(io.BufferedIOBase):
    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = _open_file(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        self.name, self.fileobj, self._mtime = filename, fileobj, mtime
        if mode.startswith("r"):
            self.mode = READ
            self._buffer = io.BufferedReader(_Reader(fileobj))
        elif mode.startswith(("w", "a", "x")):
            self.mode = WRITE
            self._crc = self._size = 0
            self._flow = zlib.compressobj(compresslevel, zlib.DEFLATED, -15)
            self._write_head(compresslevel)
        else:
            raise ValueError(f"Invalid mode: {mode!r}")

    @property
    def mtime(self):
        return self._mtime

    def _write_head(self, level):
        name = os.path.basename(self.name)
        name = name if isinstance(name, bytes) else name.encode("latin-1", "ignore")
        name = name.removesuffix(b".gz")
        moment = time.time() if self._mtime is None else self._mtime
        self.fileobj.write(b"\x1f\x8b\x08" + (b"\x08" if name else b"\0") + _bytes(int(moment))
                           + (b"\x02" if level == 9 else b"\x04" if level == 1 else b"\0")
                           + b"\xff" + (name + b"\0" if name else b""))

    def __repr__(self):
        return f"<gzip {self.fileobj!r} {id(self):#x}>"

    @property
    def closed(self):
        return self.fileobj is None

    def _check(self, wanted, name):
        if self.fileobj is None:
            raise ValueError(f"{name}() on closed GzipFile object" if wanted == WRITE
                             else "I/O operation on closed file.")
        if self.mode != wanted:
            raise OSError(9, f"{name}() on {'read' if wanted == WRITE else 'write'}-only GzipFile "
                             "object")

    def write(self, data):
        self._check(WRITE, "write")
        data = bytes(data) if not isinstance(data, (bytes, bytearray)) and not isinstance(
            data, str) else data
        if data:
            self.fileobj.write(self._flow.compress(data))
            self._crc = zlib.crc32(data, self._crc)
            self._size += len(data)
        return len(data)

    def read(self, size=-1):
        self._check(READ, "read")
        return self._buffer.read(size)

    def read1(self, size=-1):
        self._check(READ, "read1")
        return self._buffer.read1(size)

    def peek(self, n=0):
        self._check(READ, "peek")
        return self._buffer.peek(n)

    def readline(self, size=-1):
        self._check(READ, "readline")
        return self._buffer.readline(size)

    def tell(self):
        return self._buffer.tell() if self.mode == READ else self._size

    def seek(self, offset, whence=0):
        if self.mode == READ:
            return self._buffer.seek(offset, whence)
        if whence == 1:
            offset += self._size
        elif whence:
            raise ValueError("Seek from end not supported")
        if offset < self._size:
            raise OSError("Negative seek in write mode")
        self.write(bytes(offset - self._size))
        return self._size

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_open()
        if self.mode == WRITE:
            self.fileobj.write(self._flow.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        return self.fileobj.fileno()

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def close(self):
        file, self.fileobj = self.fileobj, None
        if file is None:
            return
        try:
            if self.mode == WRITE:
                file.write(self._flow.flush())
                file.write(_bytes(self._crc) + _bytes(self._size))
        finally:
            if self.myfileobj is not None:
                self.myfileobj.close()
                self.myfileobj = None


def compress(data, compresslevel=9, *, mtime=None):
    if mtime == 0:
        return zlib.compress(data, compresslevel, 31)
    out = io.BytesIO()
    with GzipFile("", "wb", compresslevel, out, mtime) as file:
        file.write(data)
    return out.getvalue()


def decompress(data):
    return _Reader(io.BytesIO(data)).readall()
