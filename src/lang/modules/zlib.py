"""Bytes in fewer bytes."""

import _zlib

MAX_WBITS, DEF_MEM_LEVEL, DEF_BUF_SIZE, DEFLATED = 15, 8, 16384, 8
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = range(7)
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = range(5)
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = _zlib.VERSION


class error(Exception):
    pass


def _run(flow, data, flush, most, doing):
    out, taken = flow.run(data, flush, most)
    if isinstance(out, int):
        raise error(f"Error {out} while {doing}{': ' + taken if taken else ''}")
    return out, taken


def compress(data, /, level=-1, wbits=15):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    try:
        flow = _zlib.Packer(False, level, wbits)
    except ValueError:
        raise error("Bad compression level") from None
    return _run(flow, data, Z_FINISH, 0, "compressing data")[0]


def decompress(data, /, wbits=15, bufsize=DEF_BUF_SIZE):
    flow = _zlib.Packer(True, 0, wbits)
    out, _ = _run(flow, data, Z_SYNC_FLUSH, 0, "decompressing data")
    if not flow.is_at_end:
        raise error("Error -5 while decompressing data: incomplete or truncated stream")
    return out


def crc32(data, value=0, /):
    return _zlib.crc32(data, value)


def adler32(data, value=1, /):
    return _zlib.adler32(data, value)


class _Compress:
    __tp_name__ = "zlib.Compress"

    def __init__(self, level, wbits):
        self._flow = _zlib.Packer(False, level, wbits)

    def compress(self, data, /):
        return _run(self._flow, data, Z_NO_FLUSH, 0, "compressing data")[0]

    def flush(self, mode=Z_FINISH, /):
        return _run(self._flow, b"", mode, 0, "flushing")[0] if mode else b""


class _Decompress:
    __tp_name__ = "zlib.Decompress"
    unused_data = unconsumed_tail = b""

    def __init__(self, wbits):
        self._flow = _zlib.Packer(True, 0, wbits)

    eof = property(lambda self: self._flow.is_at_end)

    def decompress(self, data, /, max_length=0):
        if max_length < 0:
            raise ValueError("max_length must be non-negative")
        if self.eof:
            self.unused_data += data
            return b""
        out, taken = _run(self._flow, data, Z_SYNC_FLUSH, max_length, "decompressing data")
        if self.eof:
            self.unused_data, self.unconsumed_tail = bytes(data[taken:]), b""
        else:
            self.unconsumed_tail = bytes(data[taken:])
        return out

    def flush(self, length=DEF_BUF_SIZE, /):
        return self.decompress(self.unconsumed_tail) if self.unconsumed_tail else b""


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=0,
                zdict=None):
    return _Compress(level, wbits)


def decompressobj(wbits=MAX_WBITS, zdict=b""):
    return _Decompress(wbits)
