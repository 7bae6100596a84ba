from datetime import date, datetime, time, timedelta, timezone

d = datetime(2024, 2, 29, 13, 5, 7, 1234)
print(d, repr(d), str(datetime(2024, 1, 1)), repr(datetime(2024, 1, 1)), repr(datetime(2024, 1, 1, 1, 2, 3)), repr(datetime(1, 1, 1, 0, 0, 0, 5)))
print(d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond, d.tzinfo, d.fold, d.date(), d.time(), d.weekday())
print(d + timedelta(days=1, hours=12), d - timedelta(microseconds=2000), d - datetime(2024, 1, 1), timedelta(1) + d, d.replace(hour=0, microsecond=0))
print(d.isoformat(), d.isoformat(" "), d.isoformat(timespec="minutes"), d.isoformat(timespec="milliseconds"), d.isoformat(timespec="hours"), d.ctime(), d.timetuple())
print(d.timestamp(), datetime.fromtimestamp(1e9), datetime.utcfromtimestamp(0.5), datetime.fromtimestamp(1.0000005), datetime.fromtimestamp(-1.5), datetime.fromordinal(738945))
print(datetime.combine(date(2024, 1, 2), time(3, 4)), datetime.combine(date(2024, 1, 2), time(3), tzinfo=timezone.utc))
print(d < datetime(2024, 3, 1), d == datetime(2024, 2, 29, 13, 5, 7, 1234), d == date(2024, 2, 29), date(2024, 2, 29) == d, d != 3, hash(d) == hash(d.replace()))
print(datetime.min, datetime.max, datetime.resolution, d.isocalendar(), d.toordinal(), isinstance(d, date))
print(f"{d:%H:%M}", f"{d}", "{:%Y}".format(d), f"{d!r}", f"{d:%%}", d.strftime("%f|%z|%Z|%j|%I %p|%a %b|%c|%x %X|%y|%e|%s"[:-3]))
a, b = datetime(2024, 1, 1, tzinfo=timezone.utc), datetime(2024, 1, 1)
for action in (lambda: datetime(2023, 2, 29), lambda: datetime(2023, 1, 1, 24), lambda: datetime(2023, 1, 1, 0, 60), lambda: datetime(2023, 1, 1, 0, 0, 60), lambda: datetime(2023, 1, 1, 0, 0, 0, 10**6),
               lambda: datetime(2023, 1, 1, tzinfo=3), lambda: a < b, lambda: a - b, lambda: b < date(2024, 1, 1), lambda: b < 3, lambda: b + 3, lambda: b - "x", lambda: datetime.max + timedelta(1),
               lambda: d.isoformat(timespec="days"), lambda: d.isoformat("ab"), lambda: datetime.combine(1, 2), lambda: datetime(2023, 1, "1"), lambda: datetime.fromtimestamp("x"), lambda: datetime(2023, 1, 1, fold=2), lambda: b + b):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
print(a == b, a != b, sorted([datetime(2024, 5, 1), datetime(2023, 1, 1)])[0], (datetime(2024, 1, 2) - datetime(2024, 1, 1)).days)
