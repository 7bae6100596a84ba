"""Time as the program's virtual clock has it; the place is UTC."""

from _inspect import as_built_in as _built_in
import _time
from _time import sleep

_START_NS = 1_700_000_000_000_000_000  # what time() says when the program begins

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = 0, 1, 2, 3
CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME, CLOCK_TAI = 4, 7, 11

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December"]


# ---- clocks

@_built_in
def time_ns():
    return _START_NS + _time.now()


@_built_in
def monotonic_ns():
    return _time.now()


perf_counter_ns = monotonic_ns


@_built_in
def process_time_ns():
    return _time.busy()


thread_time_ns = process_time_ns


@_built_in
def time():
    return 1.7e9 + _time.now() / 1e9


@_built_in
def monotonic():
    return _time.now() / 1e9


perf_counter = monotonic


@_built_in
def process_time():
    return _time.busy() / 1e9


thread_time = process_time


@_built_in
def clock_gettime_ns(clk_id):
    return time_ns() if clk_id in (CLOCK_REALTIME, CLOCK_TAI) else _time.now()


@_built_in
def clock_gettime(clk_id):
    return clock_gettime_ns(clk_id) / 1e9


@_built_in
def clock_getres(clk_id):
    return 1e-09


@_built_in
def get_clock_info(name):
    kinds = {"monotonic": "MONOTONIC", "perf_counter": "MONOTONIC", "time": "REALTIME",
             "process_time": "PROCESS_CPUTIME_ID", "thread_time": "THREAD_CPUTIME_ID"}
    if name not in kinds:
        raise ValueError("unknown clock")
    import types
    return types.SimpleNamespace(implementation=f"clock_gettime(CLOCK_{kinds[name]})",
                                 monotonic=name != "time", adjustable=name == "time",
                                 resolution=1e-09)


@_built_in
def tzset():
    pass


# ---- broken-down time

class struct_time(tuple):
    __tp_name__ = "time.struct_time"
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    _zone = (None, None)

    def __new__(cls, sequence, zone=None):
        if not hasattr(sequence, "__iter__"):
            raise TypeError("constructor requires a sequence")
        fields = tuple(sequence)
        if len(fields) < 9:
            raise TypeError("time.struct_time() takes an at least 9-sequence "
                            f"({len(fields)}-sequence given)")
        if len(fields) > 11:
            raise TypeError("time.struct_time() takes an at most 11-sequence "
                            f"({len(fields)}-sequence given)")
        self = super().__new__(cls, fields[:9])
        if zone or len(fields) > 9:
            self._zone = zone or (fields[9:] + (None,))[:2]
        return self

    def __repr__(self):
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self.__match_args__, self))
        return f"time.struct_time({fields})"

    __match_args__ = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday",
                      "tm_yday", "tm_isdst")
    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = property(lambda self: self._zone[0])
    tm_gmtoff = property(lambda self: self._zone[1])


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before(year):
    """Days from the first of January of the year 1 to that of the year."""
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _month_days(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _days_before_month(year, month):
    return sum(_month_days(year, earlier) for earlier in range(1, month))


def _broken_down(secs, zone):
    if secs is None:
        secs = time_ns() // 1_000_000_000
    elif isinstance(secs, float):
        if secs != secs:
            raise ValueError("Invalid value NaN (not a number)")
        if abs(secs) > 6.7e16:
            raise OverflowError("timestamp out of range for platform time_t")
        secs = int(secs // 1)
    elif not isinstance(secs, int):
        raise TypeError(f"'{type(secs).__name__}' object cannot be interpreted as an integer")
    days, rest = divmod(secs, 86400)
    days += _days_before(1970)
    year = days * 400 // 146097 + 1
    while _days_before(year) > days:
        year -= 1
    while _days_before(year + 1) <= days:
        year += 1
    yday = days - _days_before(year)
    month, day = 1, yday
    while day >= _month_days(year, month):
        day -= _month_days(year, month)
        month += 1
    return struct_time((year, month, day + 1, rest // 3600, rest // 60 % 60, rest % 60, days % 7,
                        yday + 1, 0), (zone, 0))


@_built_in
def gmtime(seconds=None):
    return _broken_down(seconds, "GMT")


@_built_in
def localtime(seconds=None):
    return _broken_down(seconds, "UTC")


def _check(t, name):
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError(f"{name}(): illegal time tuple argument")
    return t


@_built_in
def mktime(tuple):
    t = _check(tuple, "mktime")
    years, month = divmod(t[1] - 1, 12)
    year = t[0] + years
    days = _days_before(year) - _days_before(1970) + _days_before_month(year, month + 1) + t[2] - 1
    return float(days * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def _check_range(t, name):
    """What strftime makes of odd fields: 0 is the first; the rest is refused."""
    year, month, day, hour, minute, second, wday, yday, dst = _check(t, name)
    month, day, yday = month or 1, day or 1, yday or 1
    for ok, name in ((1 <= month <= 12, "month"), (1 <= day <= 31, "day of month"),
                     (0 <= hour <= 23, "hour"), (0 <= minute <= 59, "minute"),
                     (0 <= second <= 61, "seconds"), (wday >= -1, "day of week"),
                     (1 <= yday <= 366, "day of year")):
        if not ok:
            raise ValueError(f"{name} out of range")
    return year, month, day, hour, minute, second, wday % 7, yday, dst


# ---- to text

def _iso_week(year, yday, wday):
    """The year and the week of ISO 8601."""
    week = (yday - (wday + 1) + 10) // 7
    if week < 1:
        year -= 1
        week = _weeks(year)
    elif week > _weeks(year):
        year, week = year + 1, 1
    return year, week


def _weeks(year):
    first = _days_before(year) % 7  # of the first of January; 3: Thursday
    return 53 if first == 3 or (first == 2 and _is_leap(year)) else 52


_COMPOUND = {"D": "%m/%d/%y", "x": "%m/%d/%y", "T": "%H:%M:%S", "X": "%H:%M:%S", "R": "%H:%M",
             "F": "%Y-%m-%d", "c": "%a %b %e %H:%M:%S %Y", "r": "%I:%M:%S %p"}


def _directive(c, t):
    """The value of a directive, its width and its padding; None: there is no such."""
    year, month, day, hour, minute, second, wday, yday = t[:8]
    if c in _COMPOUND:
        return _format(_COMPOUND[c], t), 0, " "
    numbers = {"m": month, "d": day, "H": hour, "M": minute, "S": second, "y": year % 100,
               "I": hour % 12 or 12, "C": year // 100, "U": (yday + 6 - (wday + 1) % 7) // 7,
               "W": (yday + 6 - wday) // 7}
    if c in numbers:
        return numbers[c], 2, "0"
    texts = {"A": _DAYS[wday], "a": _DAYS[wday][:3], "B": _MONTHS[month - 1],
             "b": _MONTHS[month - 1][:3], "h": _MONTHS[month - 1][:3],
             "p": "AM" if hour < 12 else "PM", "P": "am" if hour < 12 else "pm", "Z": "UTC",
             "z": "+0000", "%": "%", "n": "\n", "t": "\t"}
    if c in texts:
        return texts[c], 0, " "
    if c in "ekl":
        return day if c == "e" else hour if c == "k" else hour % 12 or 12, 2, " "
    if c == "Y":
        return year, 0, "0"
    if c == "j":
        return yday, 3, "0"
    if c in "uw":
        return wday + 1 if c == "u" else (wday + 1) % 7, 1, "0"
    if c == "s":
        return int(mktime(t[:8] + (0,))), 0, "0"
    if c in "GgV":
        iso_year, week = _iso_week(year, yday, wday)
        return ((week, 2, "0") if c == "V" else (iso_year, 0, "0") if c == "G"
                else (iso_year % 100, 2, "0"))
    return None


def _format(format, t):
    out, i = [], 0
    while i < len(format):
        if format[i] != "%" or i + 1 == len(format):
            out.append(format[i])
            i += 1
            continue
        start, i = i, i + 1
        flag = case = ""
        while format[i:i + 1] and format[i] in "-_0^#":
            if format[i] in "^#":
                case = format[i]
            else:
                flag = format[i]
            i += 1
        digits = i
        while format[i:i + 1].isdigit():
            i += 1
        width = int(format[digits:i] or 0)
        if format[i:i + 1] and format[i] in "EO" and i + 1 < len(format):
            i += 1
        found = _directive(format[i], t) if i < len(format) else None
        i += 1
        if found is None:
            out.append(format[start:i])
            continue
        value, normal, padding = found
        padding = {"_": " ", "0": "0"}.get(flag, padding)
        text = str(value)
        if flag != "-":
            text = text.rjust(width or normal, padding) if not text.startswith("-") else text
        out.append(text.upper() if case == "^" else text.swapcase() if case == "#" else text)
    return "".join(out)


@_built_in
def strftime(format, tuple=None):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    return _format(format, localtime() if tuple is None else _check_range(tuple, "strftime"))


@_built_in
def asctime(tuple=None):
    t = localtime() if tuple is None else _check_range(tuple, "asctime")
    return (f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]}{t[2]:3} "
            f"{t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}")


@_built_in
def ctime(seconds=None):
    return asctime(localtime(seconds))


# ---- from text

def _digits(text, at, most, low, high):
    """The numbers from low to high of up to so many digits at a place, the longest first."""
    for n in range(most, 0, -1):
        piece = text[at:at + n]
        if len(piece) == n and piece.isdigit() and low <= int(piece) <= high:
            yield at + n, int(piece)


def _names(text, at, names):
    """The first name that stands there."""
    rest = text[at:].lower()
    for i, name in sorted(enumerate(names), key=lambda pair: -len(pair[1])):
        if name and rest.startswith(name.lower()):
            yield at + len(name), i


_RANGES = {"d": (2, 1, 31), "H": (2, 0, 23), "I": (2, 1, 12), "j": (3, 1, 366), "m": (2, 1, 12),
           "M": (2, 0, 59), "S": (2, 0, 61), "U": (2, 0, 53), "W": (2, 0, 53), "w": (1, 0, 6),
           "u": (1, 1, 7), "V": (2, 1, 53)}


def _offset(text, at):
    """"Z", or hours and minutes from UTC, in seconds."""
    if text[at:at + 1] == "Z":
        yield at + 1, 0
        return
    sign = {"+": 1, "-": -1}.get(text[at:at + 1])
    piece = text[at + 1:at + 3]
    if sign is None or not (len(piece) == 2 and piece.isdigit()):
        return
    seconds, end = int(piece) * 3600, at + 3
    for unit in (60, 1):
        start = end + 1 if text[end:end + 1] == ":" else end
        piece = text[start:start + 2]
        if not (len(piece) == 2 and piece.isdigit() and int(piece) < 60):
            break
        seconds, end = seconds + int(piece) * unit, start + 2
    if end > at + 3:
        part = 0
        if text[end:end + 1] == "." and text[end + 1:end + 2].isdigit():
            digits = ""
            end += 1
            while len(digits) < 6 and text[end:end + 1].isdigit():
                digits, end = digits + text[end], end + 1
            part = int(digits.ljust(6, "0")) / 1_000_000
        yield end, sign * (seconds + part)


def _readings(c, text, at):
    """How a directive can be read at a place: (behind it, its value), the best first."""
    if c in _RANGES:
        yield from _digits(text, at, *_RANGES[c])
        if c == "d" and text[at:at + 1] == " ":
            yield from _digits(text, at + 1, 1, 1, 9)
    elif c in "YG":
        piece = text[at:at + 4]
        if len(piece) == 4 and piece.isdigit():
            yield at + 4, int(piece)
    elif c == "y":
        piece = text[at:at + 2]
        if len(piece) == 2 and piece.isdigit():
            yield at + 2, int(piece)
    elif c == "f":
        n = 0
        while n < 6 and text[at + n:at + n + 1].isdigit():
            n += 1
        for length in range(n, 0, -1):
            yield at + length, int(text[at:at + length].ljust(6, "0"))
    elif c in "aA":
        yield from _names(text, at, [day[:3] for day in _DAYS] if c == "a" else _DAYS)
    elif c in "bB":
        yield from _names(text, at, [month[:3] for month in _MONTHS] if c == "b" else _MONTHS)
    elif c == "p":
        yield from _names(text, at, ["am", "pm"])
    elif c == "z":
        yield from _offset(text, at)
    elif c == "Z":
        yield from _names(text, at, ["utc", "gmt"])
    elif c == "%" and text[at:at + 1] == "%":
        yield at + 1, None


_KNOWN = frozenset("dHIjmMSUWwuVYGyfaAbBpzZ%")
_WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


def _pieces(format):
    """A format as a list: ("%", letter), (" ", None) for spaces, ("=", character)."""
    pieces, i = [], 0
    while i < len(format):
        c = format[i]
        i += 1
        if c == "%":
            if i == len(format):
                raise ValueError(f"stray % in format '{format}'")
            c = format[i]
            i += 1
            if c in _WHOLE:
                pieces += _pieces(_WHOLE[c])
            elif c in _KNOWN:
                pieces.append(("%", c))
            else:
                raise ValueError(f"'{c}' is a bad directive in format '{format}'")
        elif c.isspace():
            if not pieces or pieces[-1][0] != " ":
                pieces.append((" ", None))
        else:
            pieces.append(("=", c))
    return pieces


def _read(pieces, i, text, at, found):
    """Reads what is left of the pieces; behind it, or -1."""
    if i == len(pieces):
        return at
    kind, c = pieces[i]
    if kind == "=":
        if text[at:at + 1].lower() != c.lower():
            return -1
        return _read(pieces, i + 1, text, at + 1, found)
    if kind == " ":
        end = at
        while text[end:end + 1].isspace():
            end += 1
        while end > at:
            behind = _read(pieces, i + 1, text, end, found)
            if behind >= 0:
                return behind
            end -= 1
        return -1
    for end, value in _readings(c, text, at):
        behind = _read(pieces, i + 1, text, end, found)
        if behind >= 0:
            found.setdefault(c, value)
            return behind
    return -1


def _hour(found):
    if "I" in found:
        return found["I"] % 12 + (12 if found.get("p") == 1 else 0)
    return found.get("H", 0)


def _date(found):
    """year (or None), month, day, weekday, day of the year."""
    year = found.get("Y")
    if year is None and "y" in found:
        year = found["y"] + (2000 if found["y"] <= 68 else 1900)
    month, day, yday = found.get("m", 1), found.get("d", 1), found.get("j")
    for c in "bB":
        if c in found:
            month = found[c] + 1
    wday = found.get("a", found.get("A"))
    if "w" in found:
        wday = (found["w"] - 1) % 7
    if "u" in found:
        wday = found["u"] - 1
    if "G" in found:
        if yday is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
        if "V" not in found or wday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
    elif "V" in found:
        raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' "
                         "and a weekday directive ('%A', '%a', '%w', or '%u').")
    has_month = any(c in found for c in "mbBd")
    if yday is None and wday is not None and not has_month:
        if year is not None and ("U" in found or "W" in found):
            week = found.get("U", found.get("W"))
            first = _days_before(year) % 7
            place = (wday + 1) % 7 if "U" in found else wday
            first = (first + 1) % 7 if "U" in found else first
            yday = (place - first if week == 0
                    else (7 - first) % 7 + 7 * (week - 1) + place) + 1
        elif "G" in found:
            year = found["G"]
            fourth = (_days_before(year) + 3) % 7
            yday = (found["V"] - 1) * 7 + wday - fourth + 4
        if yday is not None and yday <= 0:
            year -= 1
            yday += 366 if _is_leap(year) else 365
    return year, month, day, wday, yday


def _strptime(data, format):
    """The fields of a struct_time, microseconds, and the zone's name and offset in seconds."""
    for name, value in (("0", data), ("1", format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {name} must be str, not {type(value)}")
    found = {}
    end = _read(_pieces(format), 0, data, 0, found)
    if end < 0:
        raise ValueError(f"time data {data!r} does not match format {format!r}")
    if end < len(data):
        raise ValueError(f"unconverted data remains: {data[end:]}")
    year, month, day, wday, yday = _date(found)
    is_assumed = year is None
    if is_assumed:
        year = 1904 if month == 2 and day == 29 else 1900
    if yday is not None and not any(c in found for c in "mbBd"):
        rest, month = yday - 1, 1
        while month < 12 and rest >= _month_days(year, month):
            rest -= _month_days(year, month)
            month += 1
        day = rest + 1
    if day > _month_days(year, month):
        raise ValueError("day is out of range for month")
    if yday is None:
        yday = _days_before_month(year, month) + day
    if wday is None:
        wday = (_days_before(year) + _days_before_month(year, month) + day - 1) % 7
    if is_assumed:
        year = 1900
    zone = ("UTC", "GMT")[found["Z"]] if "Z" in found else None
    fields = (year, month, day, _hour(found), found.get("M", 0), found.get("S", 0), wday, yday,
              0 if zone else -1)
    return fields, found.get("f", 0), zone, found.get("z")


@_built_in
def strptime(string, format="%a %b %d %H:%M:%S %Y"):
    fields, _, zone, offset = _strptime(string, format)
    return struct_time(fields, (zone, offset))


_STRUCT_TM_ITEMS = 11
