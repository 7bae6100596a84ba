"""To JSON."""
from _json import quote as _quote


def encode_basestring(s):
    return _quote(s, False)


def encode_basestring_ascii(s):
    return _quote(s, True)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        return iter(_Writer(self).write(o))


class _Writer:
    """One encoding: the pieces written so far, and the containers it is inside of."""

    def __init__(self, encoder):
        self.encoder = encoder
        self.pieces = []
        self.inside = {} if encoder.check_circular else None
        indent = encoder.indent
        self.indent = " " * indent if isinstance(indent, int) else indent
        self.level = 0

    def write(self, o):
        self.value(o)
        return self.pieces

    def value(self, o):
        text = self.scalar(o)
        if text is not None:
            self.pieces.append(text)
        elif isinstance(o, (list, tuple)):
            self.enter(o)
            self.items("[", "]", o, self.value)
            self.leave(o)
        elif isinstance(o, dict):
            self.enter(o)
            pairs = o.items()
            if self.encoder.sort_keys:
                pairs = sorted(pairs)
            self.items("{", "}", self.named(pairs), self.pair)
            self.leave(o)
        else:
            self.enter(o)
            self.value(self.encoder.default(o))
            self.leave(o)

    def scalar(self, o):
        if isinstance(o, str):
            return _quote(o, self.encoder.ensure_ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self.number(o)
        return None

    def number(self, o):
        if o == o and o not in (float("inf"), float("-inf")):
            return float.__repr__(o)
        if not self.encoder.allow_nan:
            what = f": {o!r}" if self.encoder.indent is not None else ""
            raise ValueError("Out of range float values are not JSON compliant" + what)
        return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"

    def named(self, pairs):
        """The pairs with their keys as texts."""
        named = []
        for key, value in pairs:
            if not isinstance(key, str):
                if isinstance(key, (int, float)) or key is None:
                    key = self.scalar(key)
                elif self.encoder.skipkeys:
                    continue
                else:
                    raise TypeError("keys must be str, int, float, bool or None, "
                                    f"not {key.__class__.__name__}")
            named.append((key, value))
        return named

    def pair(self, pair):
        self.pieces.append(_quote(pair[0], self.encoder.ensure_ascii))
        self.pieces.append(self.encoder.key_separator)
        self.value(pair[1])

    def items(self, open, close, items, write):
        if not items:
            self.pieces.append(open + close)
            return
        between = self.encoder.item_separator
        end = close
        if self.indent is not None:
            self.level += 1
            line = "\n" + self.indent * self.level
            open += line
            between += line
            self.level -= 1
            end = "\n" + self.indent * self.level + close
            self.level += 1
        before = open
        for item in items:
            self.pieces.append(before)
            write(item)
            before = between
        if self.indent is not None:
            self.level -= 1
        self.pieces.append(end)

    def enter(self, o):
        if self.inside is not None:
            if id(o) in self.inside:
                raise ValueError("Circular reference detected")
            self.inside[id(o)] = o

    def leave(self, o):
        if self.inside is not None:
            del self.inside[id(o)]
