"""Python's notation of regular expressions, turned into that of PCRE2.

Everything that is not known to mean the same in both is spelled out: characters as \\x{...}, classes
as ranges, names as numbers. What Python refuses is refused with its words, at its place.
"""

ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
DIGITS = frozenset("0123456789")
OCTAL = frozenset("01234567")
HEX = frozenset("0123456789abcdefABCDEF")
SIMPLE_ESCAPES = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
SPACE = r"\x09-\x0d\x1c-\x20\x85\xa0\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
ASCII_CLASSES = {"d": "0-9", "w": "0-9A-Za-z_", "s": r"\x09-\x0d\x20"}
FLAGS = {"i": 2, "L": 4, "m": 8, "s": 16, "x": 64, "a": 256, "u": 32}
IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII = 2, 4, 8, 16, 32, 64, 256
KINDS = ASCII | LOCALE | UNICODE
MOST = 65535  # repetitions
ENDLESS = 1 << 32
GAP = "\ue000"  # around the number of a repetition, where its text is to stand
PART = 4096  # that an endless repetition takes in one step of a search in a long text


class error(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


def character(code):
    c = chr(code)
    return c if c in ASCII_LETTERS or c in DIGITS or c in " _" else f"\\x{{{code:x}}}"


class Source:
    """A text that is read character by character; an escape counts as one."""

    def __init__(self, given):
        self.given = given
        self.is_text = isinstance(given, str)
        self.text = given if self.is_text else given.decode("latin-1")
        self.at = 0

    def fail(self, message, pos):
        if not self.is_text:
            message = message.encode("ascii", "backslashreplace").decode("ascii")
        raise error(message, self.given, pos)

    @property
    def next(self):
        """What get() would give; None at the end."""
        text = self.text[self.at:self.at + 1]
        if text != "\\":
            return text or None
        if self.at + 1 == len(self.text):
            self.fail("bad escape (end of pattern)", self.at)
        return self.text[self.at:self.at + 2]

    def get(self):
        this = self.next
        self.at += len(this or "")
        return this

    def match(self, wanted):
        if self.next != wanted:
            return False
        self.at += len(wanted)
        return True

    def take(self, most, allowed):
        start = self.at
        while self.at < start + most and self.text[self.at:self.at + 1] in allowed and self.at < len(self.text):
            self.at += 1
        return self.text[start:self.at]

    def until(self, end, what):
        start = self.at
        while True:
            c = self.get()
            name = self.text[start:self.at - 1]
            if c is None:
                name = self.text[start:]
                self.fail(f"missing {end}, unterminated name" if name else f"missing {what}",
                          start)
            if c == end:
                if not name:
                    self.fail(f"missing {what}", start)
                return name

    def check_name(self, name):
        if not name.isidentifier():
            self.fail(f"bad character in group name {name!r}", self.at - len(name) - 1)


class Translation:
    """One pattern: .text is PCRE2's, and .long_text means the same, but no step goes over much of a
    long text; .n_groups, .names, .closed (the groups in the order in which they end) and .flags are
    what re needs to know of it."""

    def __init__(self, given, flags):
        self.source = Source(given)
        self.flags = flags
        self.names = {}
        self.widths = [None]  # of each group; None while it is open
        self.closed = []
        self.wanted = {}  # groups that conditions name, and where
        self.behind = None  # the first group of a look-behind that goes on
        self.endless = []  # repetitions of a character: its text, the fewest, the text of the count
        text, _, _ = self.alternatives(bool(flags & VERBOSE), bool(flags & ASCII), 0)
        texts = text.split(GAP)
        self.text, self.long_text = self.filled(texts, self.plain), self.filled(texts, self.in_parts)
        self.flags = self.checked_flags(self.flags)
        if self.source.next is not None:
            self.source.fail("unbalanced parenthesis", self.source.at)
        for group, pos in self.wanted.items():
            if group >= len(self.widths):
                self.source.fail(f"invalid group reference {group}", pos)
        self.n_groups = len(self.widths) - 1

    def checked_flags(self, flags):
        if self.source.is_text:
            if flags & LOCALE:
                raise ValueError("cannot use LOCALE flag with a str pattern")
            if not flags & ASCII:
                return flags | UNICODE
            if flags & UNICODE:
                raise ValueError("ASCII and UNICODE flags are incompatible")
            return flags
        if flags & UNICODE:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        if flags & LOCALE and flags & ASCII:
            raise ValueError("ASCII and LOCALE flags are incompatible")
        if flags & LOCALE:
            raise ValueError("re.LOCALE is not supported here")
        return flags

    def filled(self, texts, repetition):
        return "".join([repetition(*self.endless[int(text)]) if i % 2 else text
                        for i, text in enumerate(texts)])

    def plain(self, text, low, count):
        return text + count

    def in_parts(self, text, low, count):
        """Whole parts first, then what is left: each number of characters in only one way."""
        if count.endswith("?"):
            return text + count  # it takes one after the other
        parts = f"{text}{{{low}}}(?:{text}{{{PART}}})*{text}{{0,{PART - 1}}}"
        return f"(?>{parts})" if count[1:].endswith("+") else f"(?:{parts})"

    # ---- structure; each returns (text, fewest, most characters)

    def alternatives(self, verbose, ascii, depth):
        branches, low, high = [], ENDLESS, 0
        while True:
            text, lo, hi = self.sequence(verbose, ascii, depth, not branches and depth == 0)
            branches.append(text)
            low, high = min(low, lo), max(high, hi)
            if not self.source.match("|"):
                return "|".join(branches), low, high
            if depth == 0:
                verbose, ascii = bool(self.flags & VERBOSE), bool(self.flags & ASCII)

    def sequence(self, verbose, ascii, depth, is_first=False):
        source = self.source
        items = []  # [text, lo, hi, kind]: "at" a place, "repeat", "" anything else
        while True:
            this = source.next
            if this is None or this in "|)":
                break
            start = source.at
            source.get()
            if verbose and this in " \t\n\r\v\f":
                continue
            if verbose and this == "#":
                while source.get() not in (None, "\n"):
                    pass
            elif this[0] == "\\":
                items.append(self.escape(this[1], start, ascii))
            elif this == "[":
                items.append([self.char_class(start, ascii), 1, 1, ""])
            elif this in "*+?{":
                self.repeat(this, start, items)
            elif this == ".":
                items.append([".", 1, 1, ""])
            elif this == "^":
                items.append(["^", 0, 0, "at"])
            elif this == "$":
                items.append(["$", 0, 0, "at"])
            elif this == "(":
                item = self.group(start, verbose, ascii, depth, is_first and not items)
                if item is None and source.text[start:start + 2] == "(?" and self.flags:
                    if depth == 0:
                        verbose, ascii = bool(self.flags & VERBOSE), bool(self.flags & ASCII)
                elif item is not None:
                    items.append(item)
            else:
                items.append([character(ord(this)), 1, 1, ""])
        return ("".join(item[0] for item in items), min(sum(item[1] for item in items), ENDLESS),
                min(sum(item[2] for item in items), ENDLESS))

    def repeat(self, this, start, items):
        source = self.source
        low, high = {"?": (0, 1), "*": (0, ENDLESS), "+": (1, ENDLESS), "{": (0, ENDLESS)}[this]
        if this == "{":
            after = source.at
            if source.next == "}":
                items.append([character(ord(this)), 1, 1, ""])
                return
            lo = source.take(99, DIGITS)
            hi = source.take(99, DIGITS) if source.match(",") else lo
            if not source.match("}"):
                source.at = after
                items.append([character(ord(this)), 1, 1, ""])
                return
            low, high = int(lo or 0), int(hi) if hi else ENDLESS
            if low >= ENDLESS - 1 or hi and high >= ENDLESS - 1:
                raise OverflowError("the repetition number is too large")
            if high < low:
                source.fail("min repeat greater than max repeat", start + 1)
            if low > MOST or MOST < high < ENDLESS:
                source.fail(f"more than {MOST} repetitions are not supported here", start)
        if not items or items[-1][3] == "at":
            source.fail("nothing to repeat", start)
        item = items[-1]
        if item[3] == "repeat":
            source.fail("multiple repeat", start)
        mark = "?" if source.match("?") else "+" if source.match("+") else ""
        count = this if this != "{" else f"{{{low},{high if high < ENDLESS else ''}}}"
        text = item[0] + count + mark
        if high == ENDLESS and item[0][0] != "(" and not item[0].startswith("\\g"):
            self.endless.append((item[0], low, count + mark))
            text = f"{GAP}{len(self.endless) - 1}{GAP}"
        items[-1] = [text, min(item[1] * low, ENDLESS),
                     min(item[2] * high, ENDLESS), "repeat"]

    def group(self, start, verbose, ascii, depth, may_set_flags):
        source = self.source
        name = None
        opening = "("
        if not source.match("?"):
            return self.captured(start, None, verbose, ascii, depth)
        c = source.get()
        if c is None:
            source.fail("unexpected end of pattern", source.at)
        if c == "P":
            if source.match("<"):
                name = source.until(">", "group name")
                source.check_name(name)
                return self.captured(start, name, verbose, ascii, depth)
            if source.match("="):
                return self.reference_by_name()
            c = source.get()
            if c is None:
                source.fail("unexpected end of pattern", source.at)
            source.fail("unknown extension ?P" + c, source.at - len(c) - 2)
        if c == "#":
            while True:
                if source.next is None:
                    source.fail("missing ), unterminated comment", start)
                if source.get() == ")":
                    return None
        if c in "=!<":
            return self.look(c, start, verbose, ascii, depth)
        if c == "(":
            return self.condition(start, verbose, ascii, depth)
        if c == ":" or c == ">":
            opening = "(?" + c
        elif c in FLAGS or c == "-":
            flags = self.inline_flags(c)
            if flags is None:
                if not may_set_flags:
                    source.fail("global flags not at the start of the expression", start)
                return None
            on, off = flags
            opening = self.flags_opening(on, off)
            verbose = (verbose or bool(on & VERBOSE)) and not off & VERBOSE
            ascii = bool(on & ASCII) or ascii and not on & UNICODE
        else:
            source.fail("unknown extension ?" + c, source.at - len(c) - 1)
        text, lo, hi = self.alternatives(verbose, ascii, depth + 1)
        self.close(start)
        return [f"{opening}{text})", lo, hi, ""]

    def close(self, start):
        if not self.source.match(")"):
            self.source.fail("missing ), unterminated subpattern", start)

    def captured(self, start, name, verbose, ascii, depth):
        number = len(self.widths)
        self.widths.append(None)
        if name is not None:
            if name in self.names:
                self.source.fail(f"redefinition of group name {name!r} as group {number}; was group "
                                 f"{self.names[name]}", self.source.at - len(name) - 1)
            self.names[name] = number
        text, lo, hi = self.alternatives(verbose, ascii, depth + 1)
        self.close(start)
        self.widths[number] = lo, hi
        self.closed.append(number)
        return [f"({text})", lo, hi, ""]

    def reference(self, number, pos):
        if self.widths[number] is None:
            self.source.fail("cannot refer to an open group", pos)
        if self.behind is not None and number >= self.behind:
            self.source.fail("cannot refer to group defined in the same lookbehind subpattern",
                             self.source.at)
        return [f"\\g{{{number}}}", *self.widths[number], ""]

    def reference_by_name(self):
        source = self.source
        name = source.until(")", "group name")
        source.check_name(name)
        pos = source.at - len(name) - 1
        if name not in self.names:
            source.fail(f"unknown group name {name!r}", pos)
        return self.reference(self.names[name], pos)

    def look(self, c, start, verbose, ascii, depth):
        source = self.source
        is_behind = c == "<"
        outer = self.behind
        if is_behind:
            c = source.get()
            if c is None:
                source.fail("unexpected end of pattern", source.at)
            if c not in "=!":
                source.fail("unknown extension ?<" + c, source.at - len(c) - 2)
            if outer is None:
                self.behind = len(self.widths)
        text, lo, hi = self.alternatives(verbose, ascii, depth + 1)
        self.behind = outer
        self.close(start)
        if is_behind and lo != hi:
            raise error("look-behind requires fixed-width pattern")
        return [f"(?{'<' if is_behind else ''}{c}{text})", 0, 0, ""]

    def condition(self, start, verbose, ascii, depth):
        source = self.source
        name = source.until(")", "group name")
        pos = source.at - len(name) - 1
        if name.isidentifier():
            if name not in self.names:
                source.fail(f"unknown group name {name!r}", pos)
            number = self.names[name]
        else:
            if not name.isdecimal():
                source.fail(f"bad character in group name {name!r}", pos)
            number = int(name)
            if not number:
                source.fail("bad group number", pos)
            self.wanted.setdefault(number, pos)
        yes, lo, hi = self.sequence(verbose, ascii, depth + 1)
        text = f"(?({number}){yes}"
        if source.match("|"):
            no, low, high = self.sequence(verbose, ascii, depth + 1)
            if source.next == "|":
                source.fail("conditional backref with more than two branches", source.at)
            text += "|" + no
            lo, hi = min(lo, low), max(hi, high)
        else:
            lo = 0
        self.close(start)
        return [text + ")", lo, hi, ""]

    def inline_flags(self, c):
        """(flags on, flags off) of a group; None: they were for all of the pattern."""
        source = self.source
        on = off = 0
        if c != "-":
            while True:
                flag = FLAGS[c]
                if source.is_text and c == "L":
                    source.fail("bad inline flags: cannot use 'L' flag with a str pattern", source.at)
                if not source.is_text and c == "u":
                    source.fail("bad inline flags: cannot use 'u' flag with a bytes pattern",
                                source.at)
                on |= flag
                if flag & KINDS and on & KINDS != flag:
                    source.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible",
                                source.at)
                c = source.get()
                if c is None:
                    source.fail("missing -, : or )", source.at)
                if c in ")-:":
                    break
                if c not in FLAGS:
                    source.fail("unknown flag" if c.isalpha() else "missing -, : or )",
                                source.at - len(c))
        if c == ")":
            self.flags |= on
            return None
        if c == "-":
            c = source.get()
            if c is None:
                source.fail("missing flag", source.at)
            if c not in FLAGS:
                source.fail("unknown flag" if c.isalpha() else "missing flag", source.at - len(c))
            while True:
                if FLAGS[c] & KINDS:
                    source.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", source.at)
                off |= FLAGS[c]
                c = source.get()
                if c is None:
                    source.fail("missing :", source.at)
                if c == ":":
                    break
                if c not in FLAGS:
                    source.fail("unknown flag" if c.isalpha() else "missing :", source.at - len(c))
        if on & off:
            source.fail("bad inline flags: flag turned on and off", source.at - 1)
        return on, off

    def flags_opening(self, on, off):
        def letters(flags):
            return "".join(c for c in "ims" if flags & FLAGS[c])
        off_letters = letters(off)
        return f"(?{letters(on)}{'-' + off_letters if off_letters else ''}:"

    # ---- single characters

    def number_escape(self, escape, start):
        """An escape that means one character by its number; None: it is none of these."""
        source = self.source
        n_digits = {"x": 2, "u": 4, "U": 8}.get(escape)
        if n_digits is None or escape != "x" and not source.is_text:
            return None
        digits = source.take(n_digits, HEX)
        if len(digits) < n_digits:
            source.fail(f"incomplete escape \\{escape}{digits}", start)
        code = int(digits, 16)
        if code > 0x10FFFF:
            source.fail(f"bad escape \\{escape}{digits}", start)
        return code

    def named_character(self, start):
        source = self.source
        if not source.match("{"):
            source.fail("missing {", source.at)
        name = source.until("}", "character name")
        try:
            import unicodedata
            return ord(unicodedata.lookup(name))
        except (ImportError, KeyError, TypeError):
            source.fail(f"undefined character name {name!r}", start)

    def escape(self, c, start, ascii):
        source = self.source
        place = {"A": r"\A", "Z": r"\z"}.get(c)
        if place:
            return [place, 0, 0, "at"]
        if c in "bB":
            return [self.boundary(c, ascii), 0, 0, "at"]
        if c in "dDsSwW":
            return [self.category(c, ascii), 1, 1, ""]
        if c in SIMPLE_ESCAPES:
            return [character(SIMPLE_ESCAPES[c]), 1, 1, ""]
        code = self.number_escape(c, start)
        if code is None and c == "N" and source.is_text:
            code = self.named_character(start)
        if code is None and c == "0":
            code = int("0" + source.take(2, OCTAL), 8)
        if code is None and c in DIGITS:
            digits = c + source.take(1, DIGITS)
            if len(digits) == 2 and digits[0] in OCTAL and digits[1] in OCTAL:
                digits += source.take(1, OCTAL)
            if len(digits) == 3:
                code = self.octal(digits, start)
            else:
                number = int(digits)
                if number >= len(self.widths):
                    source.fail(f"invalid group reference {number}", start + 1)
                return self.reference(number, start)
        if code is None and c in ASCII_LETTERS:
            source.fail(f"bad escape \\{c}", start)
        return [character(ord(c) if code is None else code), 1, 1, ""]

    def octal(self, digits, start):
        code = int(digits, 8)
        if code > 0o377:
            self.source.fail(f"octal escape value \\{digits} outside of range 0-0o377", start)
        return code

    def is_ascii(self, ascii):
        return ascii or not self.source.is_text

    def boundary(self, c, ascii):
        if ascii and not self.flags & ASCII and self.source.is_text:
            word = "[0-9A-Za-z_]"
            if c == "b":
                return f"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"
            return f"(?:(?<={word})(?={word})|(?<!{word})(?!{word})(?!\\A\\z))"
        return r"\b" if c == "b" else r"(?!\A\z)\B"

    def category(self, c, ascii):
        negated = "^" if c.isupper() else ""
        if self.is_ascii(ascii):
            return f"[{negated}{ASCII_CLASSES[c.lower()]}]"
        return f"[{negated}{SPACE}]" if c in "sS" else "\\" + c

    def char_class(self, start, ascii):
        source = self.source
        parts = []
        negated = "^" if source.match("^") else ""
        while True:
            at = source.at
            this = source.get()
            if this is None:
                source.fail("unterminated character set", start)
            if this == "]" and parts:
                break
            first = self.class_item(this, at, ascii)
            if not source.match("-"):
                parts.append(first if isinstance(first, str) else character(first))
                continue
            to = source.at
            that = source.get()
            if that is None:
                source.fail("unterminated character set", start)
            if that == "]":
                parts.append(first if isinstance(first, str) else character(first))
                parts.append(r"\-")
                break
            last = self.class_item(that, to, ascii)
            if isinstance(first, str) or isinstance(last, str) or last < first:
                source.fail(f"bad character range {this}-{that}",
                            source.at - len(this) - 1 - len(that))
            parts.append(f"{character(first)}-{character(last)}")
        return f"[{negated}{''.join(parts)}]"

    def class_item(self, this, start, ascii):
        """The code of one character, or the text of a category."""
        source = self.source
        if this[0] != "\\":
            return ord(this)
        c = this[1]
        if c in "dDsSwW":
            if c in "dsw" and self.is_ascii(ascii):
                return ASCII_CLASSES[c]
            if c == "s":
                return SPACE
            return self.category(c, False) if c in "dw" else "\\" + c
        if c in SIMPLE_ESCAPES:
            return SIMPLE_ESCAPES[c]
        code = self.number_escape(c, start)
        if code is not None:
            return code
        if c == "N" and source.is_text:
            return self.named_character(start)
        if c in OCTAL:
            return self.octal(c + source.take(2, OCTAL), start)
        if c in DIGITS or c in ASCII_LETTERS:
            source.fail(f"bad escape {this}", start)
        return ord(c)


def template(given, pattern):
    """A replacement as texts and numbers of groups, one after the other."""
    source = Source(given)
    parts, text = [], []

    def group(number, pos):
        if number > pattern.groups:
            source.fail(f"invalid group reference {number}", pos)
        if text:
            parts.append("".join(text))
            text.clear()
        parts.append(number)

    while True:
        start = source.at
        this = source.get()
        if this is None:
            break
        if this[0] != "\\":
            text.append(this)
            continue
        c = this[1]
        if c == "g":
            if not source.match("<"):
                source.fail("missing <", source.at)
            name = source.until(">", "group name")
            pos = source.at - len(name) - 1
            if name.isidentifier():
                if name not in pattern.groupindex:
                    raise IndexError(f"unknown group name {name!r}")
                group(pattern.groupindex[name], pos)
            elif name.isdecimal():
                group(int(name), pos)
            else:
                source.fail(f"bad character in group name {name!r}", pos)
        elif c == "0":
            text.append(chr(int("0" + source.take(2, OCTAL), 8) & 0xFF))
        elif c in DIGITS:
            digits = c + source.take(1, DIGITS)
            if len(digits) == 2 and digits[0] in OCTAL and digits[1] in OCTAL:
                digits += source.take(1, OCTAL)
            if len(digits) == 3:
                code = int(digits, 8)
                if code > 0o377:
                    source.fail(f"octal escape value \\{digits} outside of range 0-0o377", start)
                text.append(chr(code))
            else:
                group(int(digits), start + 1)
        elif c in SIMPLE_ESCAPES:
            text.append(chr(SIMPLE_ESCAPES[c]))
        elif c in ASCII_LETTERS:
            source.fail(f"bad escape {this}", start)
        else:
            text.append(this)
    if text:
        parts.append("".join(text))
    if source.is_text:
        return parts
    return [part.encode("latin-1") if isinstance(part, str) else part for part in parts]
