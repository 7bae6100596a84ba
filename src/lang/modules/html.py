"""Texts in HTML."""
__all__ = ["escape", "unescape"]

_NAMED = {
    "amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9",
    "reg": "\xae", "euro": "\u20ac", "hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013",
    "laquo": "\xab", "raquo": "\xbb", "lsquo": "\u2018", "rsquo": "\u2019", "ldquo": "\u201c",
    "rdquo": "\u201d", "bull": "\u2022", "middot": "\xb7", "deg": "\xb0", "plusmn": "\xb1",
    "times": "\xd7", "divide": "\xf7", "frac12": "\xbd", "pound": "\xa3", "yen": "\xa5",
    "cent": "\xa2", "sect": "\xa7", "para": "\xb6", "trade": "\u2122", "larr": "\u2190",
    "uarr": "\u2191", "rarr": "\u2192", "darr": "\u2193", "eacute": "\xe9", "egrave": "\xe8",
    "agrave": "\xe0", "aacute": "\xe1", "ouml": "\xf6", "uuml": "\xfc", "auml": "\xe4",
    "szlig": "\xdf", "ccedil": "\xe7", "ntilde": "\xf1", "alpha": "\u03b1", "beta": "\u03b2",
    "pi": "\u03c0", "infin": "\u221e", "ne": "\u2260", "le": "\u2264", "ge": "\u2265",
}
# Those that stand without a semicolon too.
_BARE = {"amp", "lt", "gt", "quot", "nbsp", "copy", "reg", "AMP", "LT", "GT", "QUOT"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def _number(digits, base):
    try:
        code = int(digits, base)
    except ValueError:
        return None
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    if code < 0x20 and code not in (9, 10, 12, 13):
        return ""
    return chr(code)


def unescape(s):
    if "&" not in s:
        return s
    out, at = [], 0
    while True:
        start = s.find("&", at)
        if start < 0:
            out.append(s[at:])
            return "".join(out)
        out.append(s[at:start])
        found, at = _reference(s, start + 1)
        out.append(found)


def _reference(s, at):
    """What stands for the reference behind an ampersand at [at], and where it ends."""
    end = at
    if s[end:end + 1] == "#":
        end += 1
        base = 10
        if s[end:end + 1] in ("x", "X") and s[end:end + 1]:
            base, end = 16, end + 1
        digits = "0123456789abcdefABCDEF" if base == 16 else "0123456789"
        start = end
        while end < len(s) and s[end] in digits:
            end += 1
        if end == start:
            return "&", at
        text = _number(s[start:end], base)
        return text, end + (s[end:end + 1] == ";")
    while end < len(s) and s[end].isalnum() and s[end].isascii():
        end += 1
    name = s[at:end]
    if s[end:end + 1] == ";" and name in _NAMED:
        return _NAMED[name], end + 1
    for n in range(len(name), 1, -1):
        if name[:n] in _BARE:
            return _NAMED[name[:n].lower()], at + n
    return "&", at
