"""Bytes as letters: base 64, 32, 16 and 85."""
import binascii

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode",
           "b32decode", "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode",
           "b85decode", "a85encode", "a85decode", "standard_b64encode", "standard_b64decode",
           "urlsafe_b64encode", "urlsafe_b64decode"]


def _bytes_of(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}")


def _binary(s):
    if not isinstance(s, (bytes, bytearray)):
        raise TypeError(f"a bytes-like object is required, not {type(s).__name__!r}")
    return bytes(s)


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _bytes_of(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes_of(altchars), b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s): return b64encode(s)
def standard_b64decode(s): return b64decode(s)
def urlsafe_b64encode(s): return b64encode(s, b"-_")
def urlsafe_b64decode(s): return b64decode(s, b"-_")


_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _b32encode(alphabet, s):
    s = _binary(s)
    out = bytearray()
    for at in range(0, len(s), 5):
        five = s[at:at + 5]
        bits = int.from_bytes(five, "big") << 8 * (5 - len(five))
        n = -(-len(five) * 8 // 5)
        out += bytes([alphabet[bits >> shift & 31] for shift in range(35, -1, -5)][:n])
        out += b"=" * (8 - n)
    return bytes(out)


def _b32decode(alphabet, s, casefold, map01=None):
    s = _bytes_of(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        s = s.translate(bytes.maketrans(b"01", b"O" + _bytes_of(map01)))
    if casefold:
        s = s.upper()
    n = len(s)
    s = s.rstrip(b"=")
    n_padding = n - len(s)
    values = {code: value for value, code in enumerate(alphabet)}
    out = bytearray()
    for at in range(0, len(s), 8):
        bits = 0
        for code in s[at:at + 8]:
            if code not in values:
                raise binascii.Error("Non-base32 digit found")
            bits = bits << 5 | values[code]
        length = len(s[at:at + 8])
        out += (bits << 5 * (8 - length)).to_bytes(5, "big")
    if n_padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if n_padding:
        drop = {1: 1, 3: 2, 4: 3, 6: 4}[n_padding]
        out = out[:-drop]
    return bytes(out)


def b32encode(s): return _b32encode(_B32, s)
def b32decode(s, casefold=False, map01=None): return _b32decode(_B32, s, casefold, map01)
def b32hexencode(s): return _b32encode(_B32_HEX, s)
def b32hexdecode(s, casefold=False): return _b32decode(_B32_HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_of(s)
    if casefold:
        s = s.upper()
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_B85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        b"!#$%&()*+-;<=>?@^_`{|}~")
_A85 = bytes(range(33, 118))


def _to_85(b, alphabet, pad, short):
    b = _binary(b)
    n_padding = -len(b) % 4
    b += b"\0" * n_padding
    groups = []
    for at in range(0, len(b), 4):
        word = int.from_bytes(b[at:at + 4], "big")
        if word == 0 and short:
            groups.append(b"z")
            continue
        digits = []
        for _ in range(5):
            word, digit = divmod(word, 85)
            digits.append(alphabet[digit])
        groups.append(bytes(reversed(digits)))
    if n_padding and not pad:
        if groups[-1] == b"z":
            groups[-1] = alphabet[:1] * 5
        groups[-1] = groups[-1][:-n_padding]
    return b"".join(groups)


def b85encode(b, pad=False):
    return _to_85(b, _B85, pad, False)


def b85decode(b):
    b = _bytes_of(b)
    values = {code: value for value, code in enumerate(_B85)}
    n_padding = -len(b) % 5
    b += b"~" * n_padding
    out = bytearray()
    for at in range(0, len(b), 5):
        word = 0
        for i, code in enumerate(b[at:at + 5]):
            if code not in values:
                raise ValueError(f"bad base85 character at position {at + i}")
            word = word * 85 + values[code]
        if word >= 1 << 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}")
        out += word.to_bytes(4, "big")
    return bytes(out[:len(out) - n_padding])


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    out = _to_85(b, _A85, pad, True)
    if adobe:
        out = b"<~" + out
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [out[i:i + wrapcol] for i in range(0, len(out), wrapcol)]
        if adobe and lines and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        out = b"\n".join(lines)
    return out + b"~>" if adobe else out


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes_of(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out, digits = bytearray(), []
    for code in b + b"u" * 4:
        if 33 <= code <= 117:
            digits.append(code - 33)
            if len(digits) == 5:
                word = 0
                for digit in digits:
                    word = word * 85 + digit
                if word >= 1 << 32:
                    raise ValueError("Ascii85 overflow")
                out += word.to_bytes(4, "big")
                digits.clear()
        elif code == 122:
            if digits:
                raise ValueError("z inside Ascii85 5-tuple")
            out += b"\0\0\0\0"
        elif code not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(code)}")
    n_padding = 4 - len(digits)
    return bytes(out[:-n_padding] if n_padding else out)


def encodebytes(s):
    s = _binary(s)
    return b"".join([binascii.b2a_base64(s[at:at + 57]) for at in range(0, len(s), 57)])


def decodebytes(s):
    return binascii.a2b_base64(_binary(s))


def encode(input, output):
    while chunk := input.read(57):
        output.write(binascii.b2a_base64(chunk))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))
