"""Dates and times of day."""

import time as _time
import _datetime_zones as _zones
from _datetime_zones import (UTC, timedelta, timezone, tzinfo, _check_offset, _check_zone, _index,
                             _name, _offset_text)

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR",
           "UTC"]
MINYEAR, MAXYEAR = 1, 9999
_MAX_ORDINAL = 3652059
_DAYS = [day[:3] for day in _time._DAYS]
_MONTHS = [month[:3] for month in _time._MONTHS]


# ---- date

def _ordinal(year, month, day):
    return _time._days_before(year) + _time._days_before_month(year, month) + day


def _from_ordinal(n):
    n -= 1
    year = n * 400 // 146097 + 1
    while _time._days_before(year) > n:
        year -= 1
    while _time._days_before(year + 1) <= n:
        year += 1
    rest, month = n - _time._days_before(year), 1
    while rest >= _time._month_days(year, month):
        rest -= _time._month_days(year, month)
        month += 1
    return year, month, rest + 1


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _time._month_days(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _week_ordinal(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 1 <= week <= _time._weeks(year):
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    fourth = _time._days_before(year) + 3
    return fourth - fourth % 7 + (week - 1) * 7 + day


def _all_digits(text):
    return text.isascii() and text.isdigit()


def _parse_date(text):
    """The ordinal of a date in one of the forms of ISO 8601; None: it is in none."""
    colon = "-" if text[4:5] == "-" else ""
    if not _all_digits(text[:4]) or len(text) < 7:
        return None
    year, rest = int(text[:4]), text[4 + len(colon):]
    if rest[:1] == "W":
        week, rest = rest[1:3], rest[3:]
        day = "1"
        if rest:
            if bool(colon) != rest.startswith("-"):
                return None
            day = rest[len(colon):]
        if len(week) < 2 or not _all_digits(week) or len(day) != 1 or not _all_digits(day):
            return None
        return _week_ordinal(year, int(week), int(day))
    month, day = rest[:2], rest[2 + len(colon):]
    if colon and rest[2:3] != "-" or len(month) < 2 or len(day) != 2:
        return None
    if not _all_digits(month) or not _all_digits(day):
        return None
    return _ordinal(*_check_date(year, int(month), int(day)))


def _wrap_format(format, fields, microsecond, offset, name):
    """strftime with what time's does not know: %f, %z, %Z, and %:z."""
    out, i = [], 0
    while i < len(format):
        if format[i] == "%" and i + 1 < len(format):
            c = format[i + 1]
            if c == "f":
                out.append(f"{microsecond:06}")
            elif c == "z":
                out.append(_offset_text(offset, ""))
            elif c == "Z":
                out.append((name or "").replace("%", "%%"))
            else:
                out.append(format[i:i + 2])
            i += 2
        else:
            out.append(format[i])
            i += 1
    return _time.strftime("".join(out), fields)


class IsoCalendarDate(tuple):
    __tp_name__ = "datetime.IsoCalendarDate"
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    __tp_name__ = "datetime.date"
    __slots__ = ("_year", "_month", "_day", "_number")

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._number = None
        return self

    @classmethod
    def fromtimestamp(cls, timestamp):
        t = _time.localtime(timestamp)
        return cls(t[0], t[1], t[2])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        n = _index(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAX_ORDINAL:
            raise ValueError(f"year {_from_ordinal(n)[0]} is out of range")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        n = _parse_date(date_string) if len(date_string) in (7, 8, 10) else None
        if n is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls.fromordinal(_week_ordinal(_index(year), _index(week), _index(day)))

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def __repr__(self):
        cls = type(self)
        name = f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == "datetime" \
            else cls.__qualname__
        return f"{name}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    __str__ = isoformat

    def ctime(self):
        return (f"{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2} 00:00:00 "
                f"{self._year:04}")

    def strftime(self, format):
        return _wrap_format(_check_format(format), tuple(self.timetuple()), 0, None, "")

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError(f"must be str, not {_name(format)}")
        return self.strftime(format) if format else str(self)

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  self.toordinal() - _time._days_before(self._year), -1))

    def toordinal(self):
        if self._number is None:
            self._number = _ordinal(self._year, self._month, self._day)
        return self._number

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        yday = self.toordinal() - _time._days_before(self._year)
        year, week = _time._iso_week(self._year, yday, self.weekday())
        return IsoCalendarDate((year, week, self.isoweekday()))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def _compare_key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._compare_key() == other._compare_key() if self._comparable(other) \
            else NotImplemented

    def __lt__(self, other):
        return self._compare_key() < other._compare_key() if self._comparable(other) \
            else NotImplemented

    def __le__(self, other):
        return self._compare_key() <= other._compare_key() if self._comparable(other) \
            else NotImplemented

    def __gt__(self, other):
        return self._compare_key() > other._compare_key() if self._comparable(other) \
            else NotImplemented

    def __ge__(self, other):
        return self._compare_key() >= other._compare_key() if self._comparable(other) \
            else NotImplemented

    def __hash__(self):
        return hash(self._compare_key())

    def _moved(self, days):
        n = self.toordinal() + days
        if not 1 <= n <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*_from_ordinal(n))

    def __add__(self, other):
        return self._moved(other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day)


def _check_format(format):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {_name(format)}")
    return format


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# ---- time

def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second = _index(hour), _index(minute), _index(second)
    microsecond = _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def _format_time(hour, minute, second, microsecond, timespec):
    kinds = {"hours": f"{hour:02}", "minutes": f"{hour:02}:{minute:02}",
             "seconds": f"{hour:02}:{minute:02}:{second:02}"}
    kinds["milliseconds"] = f"{kinds['seconds']}.{microsecond // 1000:03}"
    kinds["microseconds"] = f"{kinds['seconds']}.{microsecond:06}"
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec not in kinds:
        raise ValueError("Unknown timespec value")
    return kinds[timespec]


def _parse_clock(text):
    """[hour, minute, second, microsecond] of "HH[:MM[:SS[.fff[fff]]]]"; None: it is not so."""
    parts, i, colon = [], 0, None
    while True:
        piece = text[i:i + 2]
        if len(piece) < 2 or not _all_digits(piece):
            return None
        parts.append(int(piece))
        i += 2
        if i == len(text) or len(parts) == 3:
            break
        if colon is None:
            colon = text[i] == ":"
        if colon and text[i] != ":":
            return None
        i += colon
    micro = 0
    if i < len(text):
        digits = text[i + 1:]
        if text[i] not in ".," or not digits or not _all_digits(digits):
            return None
        micro = int(digits[:6].ljust(6, "0"))
    return parts + [0] * (3 - len(parts)) + [micro]


def _parse_time(text):
    """The clock's fields and the zone (None: naive) of a time; None: it is no time."""
    at = next((i for i, c in enumerate(text) if c in "+-Z"), len(text))
    clock = _parse_clock(text[:at])
    if clock is None:
        return None
    zone = text[at:]
    if not zone:
        return clock, None
    if zone == "Z":
        return clock, timezone.utc
    offset = None if zone[0] == "Z" else _parse_clock(zone[1:])
    if offset is None:
        return None
    delta = timedelta(hours=offset[0], minutes=offset[1], seconds=offset[2], microseconds=offset[3])
    if not delta:
        return clock, timezone.utc
    return clock, timezone(-delta if zone[0] == "-" else delta)


class time:
    __tp_name__ = "datetime.time"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        (self._hour, self._minute, self._second, self._microsecond, self._fold) = _check_time(
            hour, minute, second, microsecond, fold)
        self._tzinfo = _check_zone(tzinfo)
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        parsed = _parse_time(time_string.removeprefix("T"))
        if parsed is None:
            raise ValueError(f"Invalid isoformat string: {time_string!r}")
        return cls(*parsed[0], parsed[1])

    def isoformat(self, timespec="auto"):
        return _format_time(self._hour, self._minute, self._second, self._microsecond,
                            timespec) + _offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        cls = type(self)
        name = f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == "datetime" \
            else cls.__qualname__
        parts = [self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        text = ", ".join(map(str, parts))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{name}({text})"

    def strftime(self, format):
        fields = (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)
        return _wrap_format(_check_format(format), fields, self._microsecond, self.utcoffset(),
                            self.tzname())

    __format__ = date.__format__

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset(
            "utcoffset", self._tzinfo.utcoffset(None))

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(None))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1_000_000 + \
            self._microsecond

    def _both(self, other, is_equality=False):
        """The two numbers to compare; None: they cannot be equal."""
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            if is_equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware times")
        shift = (a or timedelta(0))._total(), (b or timedelta(0))._total()
        return self._micros() - shift[0], other._micros() - shift[1]

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        both = self._both(other, True)
        return both is not None and both[0] == both[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._both(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._both(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._both(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._both(other)
        return a >= b

    def __hash__(self):
        return hash(self._micros() - (self.utcoffset() or timedelta(0))._total())

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond,
                            self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# ---- datetime

class datetime(date):
    __tp_name__ = "datetime.datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        (self._hour, self._minute, self._second, self._microsecond, self._fold) = _check_time(
            hour, minute, second, microsecond, fold)
        self._tzinfo = _check_zone(tzinfo)
        self._number = None
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _from_micros(cls, micros, tz=None):
        """From microseconds since the first of January of the year 1."""
        days, rest = divmod(micros, 86_400_000_000)
        if not 0 <= days < _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        seconds, micro = divmod(rest, 1_000_000)
        year, month, day = _from_ordinal(days + 1)
        return cls(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)

    @classmethod
    def _from_stamp(cls, timestamp, tz):
        if not isinstance(timestamp, (int, float)):
            raise TypeError(f"'{_name(timestamp)}' object cannot be interpreted as an integer")
        if timestamp != timestamp:
            raise ValueError("cannot convert float NaN to integer")
        whole = int(timestamp // 1)
        micro = round((timestamp - whole) * 1e6)
        micros = (whole + 719162 * 86400) * 1_000_000 + micro
        if not 0 <= micros < _MAX_ORDINAL * 86_400_000_000:
            raise ValueError(f"year {1970 + whole // 31556952} is out of range")
        return cls._from_micros(micros, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        made = cls._from_stamp(timestamp, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls._from_stamp(timestamp, None)

    @classmethod
    def now(cls, tz=None):
        _check_zone(tz)
        made = cls._from_micros(_time.time_ns() // 1000 + 719162 * 86_400_000_000, tz)
        return made if tz is None else tz.fromutc(made)

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_name(date)}")
        if not isinstance(time, _clock):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_name(time)}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        text, parsed, n = date_string, ([0, 0, 0, 0], None), None
        # The date may have 7, 8 or 10 characters; a separator of any kind follows it.
        for length in (10, 8, 7):
            if len(text) != length and len(text) < length + 3:
                continue
            if text[4:5] == "-" and length == 8 and text[5:6] != "W" or length == 10 and \
                    text[4:5] != "-":
                continue
            n = _parse_date(text[:length])
            if n is not None:
                if len(text) > length:
                    parsed = _parse_time(text[length + 1:])
                break
        if n is None or parsed is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*_from_ordinal(n), *parsed[0], parsed[1])

    @classmethod
    def strptime(cls, date_string, format):
        fields, micro, zone, offset = _time._strptime(date_string, format)
        tz = None
        if offset is not None:
            delta = timedelta(seconds=offset)
            tz = timezone(delta, zone) if zone else timezone(delta)
        return cls(*fields[:6], micro, tz)

    def date(self):
        return _date(self._year, self._month, self._day)

    def time(self):
        return _clock(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _clock(self._hour, self._minute, self._second, self._microsecond, self._tzinfo,
                      fold=self._fold)

    def timetuple(self):
        dst = self.dst()
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute,
                                  self._second, self.weekday(),
                                  self.toordinal() - _time._days_before(self._year),
                                  -1 if dst is None else int(bool(dst))))

    def utctimetuple(self):
        offset = self.utcoffset()
        moved = self - offset if offset else self
        return _time.struct_time(tuple(moved.timetuple())[:8] + (0,))

    def _micros(self):
        return ((self.toordinal() - 1) * 86400 + self._hour * 3600 + self._minute * 60
                + self._second) * 1_000_000 + self._microsecond

    def timestamp(self):
        offset = self.utcoffset()
        micros = self._micros() - (offset._total() if offset else 0) - 719162 * 86_400_000_000
        return micros / 1_000_000

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(timedelta(0), "UTC")
        elif not isinstance(tz, _zone_info):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                            f"not type '{_name(tz)}'")
        offset = self.utcoffset()
        if tz is self._tzinfo and offset is not None:
            return self
        utc = (self - offset if offset else self).replace(tzinfo=tz)
        return tz.fromutc(utc)

    def ctime(self):
        return (f"{_DAYS[self.weekday()]} {_MONTHS[self._month - 1]} {self._day:2} "
                f"{self._hour:02}:{self._minute:02}:{self._second:02} {self._year:04}")

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, "
                            f"not {_name(sep)}")
        clock = _format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return (f"{self._year:04}-{self._month:02}-{self._day:02}{sep}{clock}"
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        cls = type(self)
        name = f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == "datetime" \
            else cls.__qualname__
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        text = ", ".join(map(str, parts))
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{name}({text})"

    def strftime(self, format):
        return _wrap_format(_check_format(format), tuple(self.timetuple()), self._microsecond,
                            self.utcoffset(), self.tzname())

    def utcoffset(self):
        return None if self._tzinfo is None else _check_offset(
            "utcoffset", self._tzinfo.utcoffset(self))

    def tzname(self):
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self)
        if name is not None and not isinstance(name, str):
            raise TypeError(f"tzinfo.tzname() must return None or a string, not '{_name(name)}'")
        return name

    def dst(self):
        return None if self._tzinfo is None else _check_offset("dst", self._tzinfo.dst(self))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def _moved(self, delta):
        moved = self._from_micros(self._micros() + delta._total(), self._tzinfo)
        return moved

    def __add__(self, other):
        return self._moved(other) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def _absolute(self):
        offset = self.utcoffset()
        return self._micros() - (offset._total() if offset else 0)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other)
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return timedelta._make(self._micros() - other._micros())
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._make(self._absolute() - other._absolute())

    def _both(self, other, is_equality=False):
        if self._tzinfo is other._tzinfo:
            return self._micros(), other._micros()
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if is_equality:
                return None
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._absolute(), other._absolute()

    def _refuse(self, other):
        """An order with what is no datetime; a date would otherwise answer in its own way."""
        if isinstance(other, _date):
            raise TypeError(f"can't compare {_name(self)} to {_name(other)}")
        return NotImplemented

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, _date) else NotImplemented
        both = self._both(other, True)
        return both is not None and both[0] == both[1]

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return self._refuse(other)
        a, b = self._both(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, datetime):
            return self._refuse(other)
        a, b = self._both(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return self._refuse(other)
        a, b = self._both(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return self._refuse(other)
        a, b = self._both(other)
        return a >= b

    def __hash__(self):
        return hash(self._absolute())

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute,
                            self._second, self._microsecond, self._tzinfo)


_date, _clock, _zone_info = date, time, tzinfo
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_zones.datetime = datetime
