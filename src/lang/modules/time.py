"""Time as the program's virtual clock has it: it passes in sleep() alone."""

import _time
from _time import sleep

_START_NS = 1_700_000_000_000_000_000  # what time() says when the program begins

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
           "September", "October", "November", "December"]


def time_ns():
    return _START_NS + _time.now()


def monotonic_ns():
    return _time.now()


perf_counter_ns = process_time_ns = thread_time_ns = monotonic_ns


def time():
    return 1.7e9 + _time.now() / 1e9


def monotonic():
    return _time.now() / 1e9


perf_counter = process_time = thread_time = monotonic


class struct_time(tuple):
    n_fields = n_sequence_fields = 9

    def __repr__(self):
        names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday",
                 "tm_yday", "tm_isdst")
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(names, self))
        return f"time.struct_time({fields})"

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])


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


def gmtime(secs=None):
    secs = int(time() if secs is None else secs // 1)
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
                        yday + 1, 0))


localtime = gmtime


def mktime(t):
    days = _days_before(t[0]) - _days_before(1970) + t[2] - 1
    for month in range(1, t[1]):
        days += _month_days(t[0], month)
    return float(days * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def strftime(format, t=None):
    t = gmtime() if t is None else t
    hour = t[3] % 12 or 12
    parts = {
        "Y": f"{t[0]}", "m": f"{t[1]:02}", "d": f"{t[2]:02}", "H": f"{t[3]:02}",
        "M": f"{t[4]:02}", "S": f"{t[5]:02}", "j": f"{t[7]:03}", "y": f"{t[0] % 100:02}",
        "I": f"{hour:02}", "p": "AM" if t[3] < 12 else "PM", "A": _DAYS[t[6]],
        "a": _DAYS[t[6]][:3], "B": _MONTHS[t[1] - 1], "b": _MONTHS[t[1] - 1][:3],
        "h": _MONTHS[t[1] - 1][:3], "e": f"{t[2]:2}", "w": f"{(t[6] + 1) % 7}",
        "u": f"{t[6] + 1}", "Z": "UTC", "z": "+0000", "%": "%", "n": "\n", "t": "\t",
        "U": f"{(t[7] + 6 - (t[6] + 1) % 7) // 7:02}", "W": f"{(t[7] + 6 - t[6]) // 7:02}",
        "C": f"{t[0] // 100:02}", "s": f"{int(mktime(t))}",
    }
    parts["D"] = parts["x"] = f"{parts['m']}/{parts['d']}/{parts['y']}"
    parts["T"] = parts["X"] = f"{parts['H']}:{parts['M']}:{parts['S']}"
    parts["R"] = f"{parts['H']}:{parts['M']}"
    parts["F"] = f"{parts['Y']}-{parts['m']}-{parts['d']}"
    parts["c"] = f"{parts['a']} {parts['b']} {parts['e']} {parts['T']} {parts['Y']}"
    parts["r"] = f"{parts['I']}:{parts['M']}:{parts['S']} {parts['p']}"
    out, i = [], 0
    while i < len(format):
        if format[i] == "%" and i + 1 < len(format):
            i += 1
            out.append(parts.get(format[i], "%" + format[i]))
        else:
            out.append(format[i])
        i += 1
    return "".join(out)


def asctime(t=None):
    return strftime("%c", t)


def ctime(secs=None):
    return asctime(gmtime(secs))
