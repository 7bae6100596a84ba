"""Bytes as text and back."""
from zlib import crc32

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {code: value for value, code in enumerate(_ALPHABET)}


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _ascii(data):
    if isinstance(data, str):
        try:
            return data.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError("argument should be bytes, buffer or ASCII string, not "
                        f"{type(data).__name__!r}")
    return bytes(data)


def hexlify(data, sep=None, bytes_per_sep=1):
    text = data.hex() if sep is None else data.hex(sep, bytes_per_sep)
    return text.encode("ascii")


def unhexlify(hexstr, /):
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in b"0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text.decode("ascii"))


b2a_hex, a2b_hex = hexlify, unhexlify


def b2a_base64(data, /, *, newline=True):
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
    out = bytearray()
    for at in range(0, len(data), 3):
        three = data[at:at + 3]
        bits = int.from_bytes(three, "big") << 8 * (3 - len(three))
        four = bytes([_ALPHABET[bits >> shift & 63] for shift in (18, 12, 6, 0)])
        out += four[:len(three) + 1] + b"=" * (3 - len(three))
    return bytes(out) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    text = _ascii(data)
    if strict_mode and text:
        if text[0] == 61:
            raise Error("Leading padding not allowed")
    out = bytearray()
    bits = n = n_padding = 0
    for at, code in enumerate(text):
        if code == 61:
            n_padding += 1
            if n >= 2 and n + n_padding >= 4:
                if strict_mode and at + 1 < len(text):
                    raise Error("Excess data after padding")
                break
            continue
        value = _VALUES.get(code)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and n_padding:
            raise Error("Discontinuous padding not allowed")
        n_padding = 0
        bits = bits << 6 | value
        n += 1
        if n == 4:
            out += bits.to_bytes(3, "big")
            bits = n = 0
    else:
        if n == 1:
            count = len(out) // 3 * 4 + 1
            raise Error("Invalid base64-encoded string: number of data characters "
                        f"({count}) cannot be 1 more than a multiple of 4")
        if n:
            raise Error("Incorrect padding")
    if n == 2:
        out.append(bits >> 4)
    elif n == 3:
        out += (bits >> 2).to_bytes(2, "big")
    return bytes(out)


def crc_hqx(data, value, /):
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value
