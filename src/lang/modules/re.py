"""Regular expressions, by PCRE2."""
from _re import Regex as _Regex
from _re_syntax import Translation as _Translation, error, template as _template
from types import MappingProxyType as _MappingProxy

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile",
           "purge", "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X",
           "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
           "NOFLAG", "RegexFlag"]


_NAMES = {1: "TEMPLATE", 2: "IGNORECASE", 4: "LOCALE", 8: "MULTILINE", 16: "DOTALL", 32: "UNICODE",
          64: "VERBOSE", 128: "DEBUG", 256: "ASCII"}


def _flag_names(value):
    return [f"re.{name}" for bit, name in _NAMES.items() if value & bit]


class RegexFlag(int):
    """A set of flags; an int that shows the names of its bits."""

    def __or__(self, other): return RegexFlag(int(self) | other)
    def __and__(self, other): return RegexFlag(int(self) & other)
    def __xor__(self, other): return RegexFlag(int(self) ^ other)
    def __invert__(self): return RegexFlag(511 & ~int(self))

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    value = property(int)

    @property
    def name(self):
        return "|".join(name[3:] for name in _flag_names(self)) or "NOFLAG"

    def __contains__(self, flag):
        return flag & self == flag

    def __repr__(self):
        names = _flag_names(self)
        rest = int(self) & ~511
        if rest or not names:
            names.append(hex(rest) if rest else "re.NOFLAG")
        return "|".join(names)

    __str__ = __repr__


NOFLAG = RegexFlag(0)
for _bit, _name in _NAMES.items():
    globals()[_name] = RegexFlag(_bit)
    setattr(RegexFlag, _name, globals()[_name])
del _bit, _name
A, I, L, M, S, X, U, T = ASCII, IGNORECASE, LOCALE, MULTILINE, DOTALL, VERBOSE, UNICODE, TEMPLATE
RegexFlag.NOFLAG = NOFLAG

_SEARCH, _MATCH, _FULL = 0, 1, 2
_FAR = (1 << 62) - 1


class Match:
    __slots__ = ("string", "re", "pos", "endpos", "_spans", "_data")

    def __init__(self, *args):
        raise TypeError("cannot create 're.Match' instances")

    def _place(self, group):
        if not isinstance(group, int):
            index = self.re.groupindex.get(group) if isinstance(group, str) else None
            if index is None:
                if not hasattr(group, "__index__"):
                    raise IndexError("no such group")
                index = group.__index__()
            group = index
        if not 0 <= group <= self.re.groups:
            raise IndexError("no such group")
        return group

    def _text(self, number, default=None):
        start = self._spans[2 * number]
        return default if start < 0 else self._data[start:self._spans[2 * number + 1]]

    def group(self, *groups):
        if not groups:
            return self._data[self._spans[0]:self._spans[1]]
        if len(groups) == 1:
            return self._text(self._place(groups[0]))
        return tuple([self._text(self._place(group)) for group in groups])

    def __getitem__(self, group):
        return self._text(self._place(group))

    def groups(self, default=None):
        return tuple([self._text(n, default) for n in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        return {name: self._text(n, default) for name, n in self.re.groupindex.items()}

    def start(self, group=0, /):
        return self._spans[2 * self._place(group)]

    def end(self, group=0, /):
        return self._spans[2 * self._place(group) + 1]

    def span(self, group=0, /):
        at = 2 * self._place(group)
        return self._spans[at], self._spans[at + 1]

    def expand(self, template):
        return _expand(_parts(template, self.re), self)

    @property
    def regs(self):
        return tuple(zip(self._spans[::2], self._spans[1::2]))

    @property
    def lastindex(self):
        """The group that ended last: by its place, then by that of its parenthesis."""
        last, place = None, -1
        for n in self.re._closed:
            if self._spans[2 * n + 1] >= place and self._spans[2 * n] >= 0:
                last, place = n, self._spans[2 * n + 1]
        return last

    @property
    def lastgroup(self):
        last = self.lastindex
        for name, n in self.re.groupindex.items():
            if n == last:
                return name
        return None

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def __class_getitem__(cls, item):
        return _alias(cls, item)


def _new_match(pattern, string, pos, endpos, spans):
    match = Match.__new__(Match)
    match.re = pattern
    match.string = string
    match._data = string if pattern._is_text else bytes(string)
    match.pos = pos
    match.endpos = endpos
    match._spans = spans
    return match


class Pattern:
    __slots__ = ("pattern", "flags", "groups", "groupindex", "_closed", "_regex", "_is_text")

    def __init__(self, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    def _bounds(self, string, pos, endpos):
        if isinstance(string, str) != self._is_text:
            if isinstance(string, str):
                raise TypeError("cannot use a bytes pattern on a string-like object")
            if isinstance(string, (bytes, bytearray)):
                raise TypeError("cannot use a string pattern on a bytes-like object")
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        n = len(string)
        return max(0, min(pos, n)), max(0, min(endpos, n))

    def _run(self, string, pos, endpos, how):
        pos, endpos = self._bounds(string, pos, endpos)
        spans = self._regex.match(string, pos, endpos, how)
        return None if spans is None else _new_match(self, string, pos, endpos, spans)

    def search(self, string, pos=0, endpos=_FAR):
        return self._run(string, pos, endpos, _SEARCH)

    def match(self, string, pos=0, endpos=_FAR):
        return self._run(string, pos, endpos, _MATCH)

    def fullmatch(self, string, pos=0, endpos=_FAR):
        return self._run(string, pos, endpos, _FULL)

    def findall(self, string, pos=0, endpos=_FAR):
        pos, endpos = self._bounds(string, pos, endpos)
        if not self._is_text:
            string = bytes(string)
        found = self._regex.all(string, pos, endpos, 0)
        if self.groups == 0:
            return [string[spans[0]:spans[1]] for spans in found]
        empty = string[:0]
        if self.groups == 1:
            return [string[spans[2]:spans[3]] if spans[2] >= 0 else empty for spans in found]
        places = range(2, 2 * self.groups + 2, 2)
        return [tuple([string[spans[i]:spans[i + 1]] if spans[i] >= 0 else empty for i in places])
                for spans in found]

    def finditer(self, string, pos=0, endpos=_FAR):
        pos, endpos = self._bounds(string, pos, endpos)
        found = self._each(string, pos, endpos)
        return iter(lambda: next(found, None), None)

    def _each(self, string, pos, endpos):
        at, how = pos, _SEARCH
        while True:
            spans = self._regex.match(string, at, endpos, how)
            if spans is None:
                return
            yield _new_match(self, string, pos, endpos, spans)
            at = spans[1]
            how = _SEARCH if spans[0] < at else _SEARCH | 4

    def scanner(self, string, pos=0, endpos=_FAR):
        return SRE_Scanner(self, string, *self._bounds(string, pos, endpos))

    def split(self, string, maxsplit=0):
        _, n = self._bounds(string, 0, _FAR)
        if not self._is_text:
            string = bytes(string)
        if maxsplit < 0:
            return [string]
        parts, at = [], 0
        for spans in self._regex.all(string, 0, n, maxsplit):
            parts.append(string[at:spans[0]])
            for i in range(2, len(spans), 2):
                parts.append(string[spans[i]:spans[i + 1]] if spans[i] >= 0 else None)
            at = spans[1]
        parts.append(string[at:])
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        _, n = self._bounds(string, 0, _FAR)
        if not self._is_text:
            string = bytes(string)
        parts = None if callable(repl) else _parts(repl, self)
        if count < 0:
            return string, 0
        done, at, n_done = [], 0, 0
        if callable(repl):
            spans_of_all = (match._spans for match in self._each(string, 0, n))
        else:
            spans_of_all = self._regex.all(string, 0, n, count)
        for spans in spans_of_all:
            if spans[0] > at:
                done.append(string[at:spans[0]])
            at = spans[1]
            if parts is None:
                new = repl(_new_match(self, string, 0, n, spans))
                if new is not None:
                    done.append(new)
            elif len(parts) == 1 and not isinstance(parts[0], int):
                done.append(parts[0])
            elif parts:
                done.append(_expand(parts, _new_match(self, string, 0, n, spans)))
            n_done += 1
            if n_done == count:
                break
        if n_done == 0:
            return string, 0
        done.append(string[at:])
        return string[:0].join(done), n_done

    def __repr__(self):
        flags = self.flags & ~32 if self._is_text else self.flags
        names = _flag_names(flags)
        shown = repr(self.pattern)[:200]
        return f"re.compile({shown}{', ' + '|'.join(names) if names else ''})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (self.pattern == other.pattern and self.flags == other.flags
                and self._is_text == other._is_text)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __class_getitem__(cls, item):
        return _alias(cls, item)


def _alias(cls, item):
    from types import GenericAlias
    return GenericAlias(cls, item)


_templates = {}


def _parts(repl, pattern):
    if isinstance(repl, str) != pattern._is_text:
        if isinstance(repl, (str, bytes)):
            raise TypeError("sequence item 0: expected a bytes-like object, str found"
                            if isinstance(repl, str)
                            else "sequence item 0: expected str instance, bytes found")
        raise TypeError(f"decoding to str: need a bytes-like object, {type(repl).__name__} found")
    backslash = "\\" if pattern._is_text else b"\\"
    if backslash not in repl:
        return [repl] if repl else []
    key = (repl, pattern)
    parts = _templates.get(key)
    if parts is None:
        parts = _template(repl, pattern)
        if len(_templates) > 500:
            _templates.clear()
        _templates[key] = parts
    return parts


def _expand(parts, match):
    empty = match._data[:0]
    return empty.join([match._text(part, empty) if isinstance(part, int) else part for part in parts])


_patterns = {}


def compile(pattern, flags=0):
    return _compile(pattern, flags)


def _compile(pattern, flags):
    flags = int(flags)
    try:
        return _patterns[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    made = _new_pattern(pattern, flags)
    if len(_patterns) >= 512:
        del _patterns[next(iter(_patterns))]
    _patterns[type(pattern), pattern, flags] = made
    return made


def _new_pattern(pattern, flags):
    translation = _Translation(pattern, flags)
    made = Pattern.__new__(Pattern)
    made.pattern = pattern
    made.flags = flags = translation.flags
    made.groups = translation.n_groups
    made.groupindex = _MappingProxy(translation.names)
    made._closed = translation.closed
    made._is_text = isinstance(pattern, str)
    options = (bool(flags & 2) | bool(flags & 8) << 1 | bool(flags & 16) << 2
               | bool(flags & 32) << 3)
    made._regex = _Regex(translation.text, translation.long_text, options)
    return made


def match(pattern, string, flags=0): return _compile(pattern, flags).match(string)
def fullmatch(pattern, string, flags=0): return _compile(pattern, flags).fullmatch(string)
def search(pattern, string, flags=0): return _compile(pattern, flags).search(string)
def findall(pattern, string, flags=0): return _compile(pattern, flags).findall(string)
def finditer(pattern, string, flags=0): return _compile(pattern, flags).finditer(string)


def sub(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return _compile(pattern, flags).split(string, maxsplit)


def purge():
    _patterns.clear()
    _templates.clear()


_special = {code: "\\" + chr(code) for code in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin-1").translate(_special).encode("latin-1")


class SRE_Scanner:
    """Made by Pattern.scanner: each call goes on behind what the one before it found."""

    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._string, self._pos, self._endpos = string, pos, endpos
        self._at, self._was_empty = pos, False

    def _go_on(self, how):
        if self._at is None:
            return None
        if self._was_empty:
            how |= 4
        spans = self.pattern._regex.match(self._string, self._at, self._endpos, how)
        if spans is None:
            self._at = None
            return None
        self._at, self._was_empty = spans[1], spans[0] == spans[1]
        return _new_match(self.pattern, self._string, self._pos, self._endpos, spans)

    def match(self):
        return self._go_on(_MATCH)

    def search(self):
        return self._go_on(_SEARCH)


class Scanner:
    """A text in pieces: each by the first of the phrases that fits, and what its action makes."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._actions, groups, n = {}, [], 1
        for phrase, action in lexicon:
            self._actions[n] = action
            groups.append(f"({phrase})")
            n += 1 + compile(phrase, flags).groups
        self.scanner = compile("|".join(groups), flags)

    def scan(self, string):
        result, at = [], 0
        while True:
            self.match = match = self.scanner.match(string, at)
            if match is None or match.end() == at:
                break
            action = self._actions[match.lastindex]
            if callable(action):
                action = action(self, match.group())
            if action is not None:
                result.append(action)
            at = match.end()
        return result, string[at:]
