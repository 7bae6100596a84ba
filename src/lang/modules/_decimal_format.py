"""format() of Decimals."""


def _taken_apart(spec):
    fill, align, at = " ", None, 0
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, at = spec[0], spec[1], 2
    elif spec and spec[0] in "<>=^":
        align, at = spec[0], 1
    sign = "-"
    if spec[at:at + 1] and spec[at] in "+- ":
        sign, at = spec[at], at + 1
    is_alternate = spec[at:at + 1] == "#"
    at += is_alternate
    if spec[at:at + 1] == "0":
        at += 1
        if align is None:
            fill, align = "0", "="
    start = at
    while spec[at:at + 1].isdigit():
        at += 1
    width = int(spec[start:at] or 0)
    comma = spec[at:at + 1] == ","
    at += comma
    precision = None
    if spec[at:at + 1] == ".":
        start = at = at + 1
        while spec[at:at + 1].isdigit():
            at += 1
        if start == at:
            raise ValueError("invalid format string")
        precision = int(spec[start:at])
    kind = spec[at:]
    if len(kind) > 1 or kind not in "eEfFgGn%":
        raise ValueError("invalid format string")
    return fill, align or ">", sign, width, comma, precision, kind


def format(number, spec, context):
    fill, align, sign, width, comma, precision, kind = _taken_apart(spec)
    minus = "-" if number._sign else "" if sign == "-" else sign
    if number._special:
        body = str(number.copy_abs())
        return _padded(minus, body + ("%" if kind == "%" else ""), " " if fill == "0" else fill,
                       align, width)
    if kind == "%":
        number = number._make(number._sign, number._digits, number._exp + 2)
    rounding = context.rounding
    if precision is not None:
        if kind in ("e", "E"):
            number = _to_digits(number, precision + 1, rounding)
        elif kind in ("f", "F", "%"):
            number = number._rescaled(-precision, rounding)
        elif len(str(number._digits)) > (precision or 1):
            number = _to_digits(number, precision or 1, rounding)
    digits = str(number._digits)
    left = number._exp + len(digits)
    if kind in ("e", "E"):
        point = 1 - precision if not number._digits and precision is not None else 1
    elif kind in ("f", "F", "%"):
        if not number._digits and number._exp > 0:
            digits, left = "0", 1
        point = left
    else:
        point = left if number._exp <= 0 and left > -6 else 1
    exponent = left - point
    if point < 0:
        whole, part = "0", "0" * -point + digits
    elif point > len(digits):
        whole, part = digits + "0" * (point - len(digits)), ""
    else:
        whole, part = digits[:point] or "0", digits[point:]
    if kind in ("e", "E") and not number._digits and precision is not None:
        whole, part, exponent = "0", "0" * precision, number._exp + precision
    minus = "-" if number._sign else "" if sign == "-" else sign
    tail = ""
    if exponent or kind in ("e", "E"):
        letter = {"E": "E", "G": "E", "e": "e", "g": "e", "n": "e"}.get(kind, "E" if context.capitals else "e")
        tail = f"{letter}{exponent:+d}"
    if kind == "%":
        tail += "%"
    if comma:
        whole = f"{int(whole):,}"
    return _padded(minus, whole + ("." + part if part else "") + tail, fill, align, width)


def _to_digits(number, n, rounding):
    if not number._digits:
        return number
    drop = len(str(number._digits)) - n
    made = number._rescaled(number._exp + drop, rounding)
    return made if len(str(made._digits)) == n else made._rescaled(made._exp + 1, rounding)


def _padded(minus, body, fill, align, width):
    room = width - len(minus) - len(body)
    if room <= 0:
        return minus + body
    if align == "=":
        return minus + fill * room + body
    if align == "<":
        return minus + body + fill * room
    if align == "^":
        return fill * (room // 2) + minus + body + fill * (room - room // 2)
    return fill * room + minus + body
