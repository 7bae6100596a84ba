"""Encodings by their names: text to bytes and back, whole or piece by piece."""
import io
from _codecs import decode as _decode, encode as _encode

BOM_UTF8 = b"\xef\xbb\xbf"
BOM = BOM_LE = BOM_UTF16 = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32 = BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
_turned = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
                        "NOPQRSTUVWXYZABCDEFGHIJKLMnopqrstuvwxyzabcdefghijklm")


def _plain(encoding):
    return encoding.lower().replace("-", "_").replace(" ", "_")


def encode(obj, encoding="utf-8", errors="strict"):
    name = _plain(encoding)
    if name in ("rot13", "rot_13"):
        return obj.translate(_turned)
    if name in ("hex", "hex_codec"):
        return bytes(obj).hex().encode()
    if name in ("base64", "base64_codec"):
        import base64
        return base64.encodebytes(obj)
    return _encode(obj, encoding, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    name = _plain(encoding)
    if name in ("rot13", "rot_13"):
        return obj.translate(_turned)
    if name in ("hex", "hex_codec"):
        return bytes.fromhex(bytes(obj).decode())
    if name in ("base64", "base64_codec"):
        import base64
        return base64.decodebytes(obj)
    return _decode(obj, encoding, errors)


def getencoder(encoding):
    encode("", encoding)
    return lambda obj, errors="strict": (encode(obj, encoding, errors), len(obj))


def getdecoder(encoding):
    encode("", encoding)
    return lambda obj, errors="strict": (decode(obj, encoding, errors), len(obj))


class IncrementalEncoder:
    encoding = "utf-8"

    def __init__(self, errors="strict"):
        self.errors, self._has_begun = errors, False

    def encode(self, input, final=False):
        data = _encode(input, self.encoding, self.errors)
        for mark in () if not self._has_begun else (BOM_UTF32, BOM_UTF16, BOM_UTF8):
            if _plain(self.encoding) in ("utf_32", "utf_16", "utf_8_sig") and data.startswith(mark):
                data = data[len(mark):]
        self._has_begun = self._has_begun or bool(input)
        return data

    def reset(self):
        self._has_begun = False


class IncrementalDecoder:
    """Keeps the bytes of a character that has not come as a whole."""
    encoding = "utf-8"

    def __init__(self, errors="strict"):
        self.errors, self._left = errors, b""

    def decode(self, input, final=False):
        data = self._left + bytes(input)
        try:
            text, self._left = _decode(data, self.encoding, self.errors), b""
        except UnicodeDecodeError as error:
            is_cut = error.reason in ("unexpected end of data", "truncated data")
            if final or not is_cut or error.end < len(data):
                raise
            text, self._left = _decode(data[:error.start], self.encoding, self.errors), data[error.start:]
        return text

    def reset(self):
        self._left = b""


def _incremental(base, encoding):
    encode("", encoding)
    return type(base.__name__, (base,), {"encoding": encoding})


def getincrementalencoder(encoding):
    return _incremental(IncrementalEncoder, encoding)


def getincrementaldecoder(encoding):
    return _incremental(IncrementalDecoder, encoding)


def iterencode(iterator, encoding, errors="strict"):
    encoder = getincrementalencoder(encoding)(errors)
    for text in iterator:
        data = encoder.encode(text)
        if data:
            yield data


def iterdecode(iterator, encoding, errors="strict"):
    decoder = getincrementaldecoder(encoding)(errors)
    for data in iterator:
        text = decoder.decode(data)
        if text:
            yield text
    text = decoder.decode(b"", True)
    if text:
        yield text


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is not None:
        return io.open(filename, mode.replace("b", ""), buffering, encoding, errors, newline="")
    return io.open(filename, mode, buffering)


class CodecInfo(tuple):
    """What a search function gives: encode, decode, and the classes for pieces and streams."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name, self.encode, self.decode = name, encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self

    def __repr__(self):
        return (f"<{type(self).__module__}.{type(self).__qualname__} object for encoding "
                f"{self.name} at {id(self):#x}>")


_searchers, _found = [], {}


def register(search_function, /):
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searchers.append(search_function)


def unregister(search_function, /):
    if search_function in _searchers:
        _searchers.remove(search_function)
        _found.clear()


def lookup(encoding, /):
    name = _plain(encoding)
    if name in _found:
        return _found[name]
    for search in _searchers:
        info = search(name)
        if info is not None:
            if not isinstance(info, tuple) or len(info) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            _found[name] = info
            return info
    encode("", encoding)
    _found[name] = CodecInfo(getencoder(encoding), getdecoder(encoding), name=name.replace("_", "-"),
                             incrementalencoder=getincrementalencoder(encoding),
                             incrementaldecoder=getincrementaldecoder(encoding))
    return _found[name]


def register_error(name, handler):
    raise NotImplementedError("codecs.register_error is not supported here")
