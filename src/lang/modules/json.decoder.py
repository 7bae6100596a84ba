"""From JSON."""
from _json import scan as _scan

_SPACE = " \t\n\r"


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count("\n", 0, pos) + 1
        column = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {line} column {column} (char {pos})")
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno, self.colno = line, column

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _behind_space(s, at):
    while at < len(s) and s[at] in _SPACE:
        at += 1
    return at


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, end = self.raw_decode(s, _behind_space(s, 0))
        end = _behind_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        def fail(message, place):
            raise JSONDecodeError(message, s, place) from None
        return _scan(s, idx, self.strict, self.object_hook, self.object_pairs_hook,
                     self.parse_float, self.parse_int, self.parse_constant, fail)
