"""Characters by kind, templates, and formatting in pieces."""

import _string

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
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first

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
