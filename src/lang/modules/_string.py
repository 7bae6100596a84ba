"""The pieces of a format string."""


def formatter_parser(format_string, /):
    if not isinstance(format_string, str):
        raise TypeError(f"expected str, got {type(format_string).__name__}")
    return _parts(format_string)


def _parts(format_string):
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
        field, at = _field(format_string, at)
        yield literal, *field
        literal = ""
    if literal:
        yield literal, None, None, None


def _field(text, at):
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


def formatter_field_name_split(field_name, /):
    """What comes first, and then (is it an attribute?, the name or key) one by one."""
    if not isinstance(field_name, str):
        raise TypeError(f"expected str, got {type(field_name).__name__}")
    end = 0
    while end < len(field_name) and field_name[end] not in ".[":
        end += 1
    return _key(field_name[:end]), _steps(field_name, end)


def _key(text):
    return int(text) if text.isdigit() else text


def _steps(name, at):
    while at < len(name):
        if name[at] == ".":
            end = at + 1
            while end < len(name) and name[end] not in ".[":
                end += 1
            key, at = name[at + 1:end], end
            is_attribute = True
        elif name[at] == "[":
            end = name.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key, at = name[at + 1:end], end + 1
            is_attribute = False
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if not key:
            raise ValueError("Empty attribute in format string")
        yield is_attribute, key if is_attribute else _key(key)
