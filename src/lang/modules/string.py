"""Characters by kind."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    """Text in which $name and ${name} are replaced."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2  # re.IGNORECASE

    def __init__(self, template):
        self.template = template

    @classmethod
    def _compiled(cls):
        import re
        given = cls.__dict__.get("pattern")
        if given is not None and not isinstance(given, str):
            return given
        for base in cls.__mro__:
            given = base.__dict__.get("pattern")
            if isinstance(given, str):
                return re.compile(given, cls.flags | re.VERBOSE)
        mark = re.escape(cls.delimiter)
        return re.compile(rf"{mark}(?:(?P<escaped>{mark})|(?P<named>{cls.idpattern})"
                          rf"|{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|(?P<invalid>))",
                          cls.flags | re.VERBOSE)

    def _invalid(self, match):
        place = match.start("invalid")
        lines = self.template[:place].splitlines(keepends=True)
        column = place - len("".join(lines[:-1])) if lines else 1
        raise ValueError(f"Invalid placeholder in string: line {len(lines) or 1}, col {column}")

    def _replaced(self, mapping, is_safe):
        def one(match):
            name = match.group("named") or match.group("braced")
            if name is not None:
                if not is_safe:
                    return str(mapping[name])
                try:
                    return str(mapping[name])
                except KeyError:
                    return match.group()
            if match.group("escaped") is not None:
                return self.delimiter
            return match.group() if is_safe else self._invalid(match)
        return self._compiled().sub(one, self.template)

    def substitute(self, mapping=None, /, **kws):
        return self._replaced(_merged(mapping, kws), False)

    def safe_substitute(self, mapping=None, /, **kws):
        return self._replaced(_merged(mapping, kws), True)

    def get_identifiers(self):
        names = []
        for match in self._compiled().finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None and name not in names:
                names.append(name)
        return names

    def is_valid(self):
        return all(match.group("invalid") is None
                   for match in self._compiled().finditer(self.template))


def _merged(mapping, kws):
    if mapping is None:
        return kws
    return _Both(kws, mapping) if kws else mapping


class _Both:
    def __init__(self, *maps):
        self._maps = maps

    def __getitem__(self, key):
        for mapping in self._maps:
            if key in mapping:
                return mapping[key]
        return self._maps[-1][key]


class Formatter:
    """str.format in pieces that can be replaced one by one."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, number):
        """(text, the next automatic number; False once numbers were written out)"""
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if name is None:
                continue
            if name == "":
                if number is False:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                name = str(number)
                number += 1
            elif name.isdigit():
                if number:
                    raise ValueError("cannot switch from manual field specification to automatic "
                                     "field numbering")
                number = False
            obj, key = self.get_field(name, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, number = self._vformat(spec, args, kwargs, used, depth - 1, number)
            result.append(self.format_field(obj, spec))
        return "".join(result), number

    def parse(self, format_string):
        """Triples and one: (literal text, field, spec, conversion)."""
        at, n = 0, len(format_string)
        literal = ""
        while at < n:
            c = format_string[at]
            at += 1
            if c not in "{}":
                end = at
                while end < n and format_string[end] not in "{}":
                    end += 1
                literal += format_string[at - 1:end]
                at = end
                continue
            if at < n and format_string[at] == c:
                at += 1
                yield literal + c, None, None, None
                literal = ""
                continue
            if c == "}":
                raise ValueError("Single '}' encountered in format string")
            if at == n:
                raise ValueError("Single '{' encountered in format string")
            field, at = self._field(format_string, at)
            yield literal, *field
            literal = ""
        if literal:
            yield literal, None, None, None

    def _field(self, text, at):
        """(name, spec, conversion) of the field that begins at [at], and what is behind it."""
        start, depth, in_brackets = at, 1, False
        while at < len(text) and depth:
            c = text[at]
            if c == "[":
                in_brackets = True
            elif c == "]":
                in_brackets = False
            elif c == "{":
                depth += 1
            elif c == "}":
                depth -= 1
            at += 1
        if depth:
            raise ValueError("expected '}' before end of string")
        inside = text[start:at - 1]
        end = 0
        in_brackets = False
        while end < len(inside) and (in_brackets or inside[end] not in ":!"):
            in_brackets = inside[end] == "[" or in_brackets and inside[end] != "]"
            end += 1
        name, rest, conversion = inside[:end], inside[end:], None
        if rest[:1] == "!":
            conversion = rest[1:2]
            if not conversion:
                raise ValueError("unmatched '{' in format spec")
            rest = rest[2:]
            if rest and rest[0] != ":":
                raise ValueError("expected ':' after conversion specifier")
        return (name, rest[1:], conversion), at

    def get_field(self, field_name, args, kwargs):
        end = 0
        while end < len(field_name) and field_name[end] not in ".[":
            end += 1
        first = field_name[:end]
        key = int(first) if first.isdigit() else first
        obj = self.get_value(key, args, kwargs)
        at = end
        while at < len(field_name):
            if field_name[at] == ".":
                end = at + 1
                while end < len(field_name) and field_name[end] not in ".[":
                    end += 1
                obj = getattr(obj, field_name[at + 1:end])
            else:
                end = field_name.index("]", at) + 1
                item = field_name[at + 1:end - 1]
                obj = obj[int(item) if item.isdigit() else item]
            at = end
        return obj, key

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in "sra":
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion}")
