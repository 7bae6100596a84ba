from datetime import datetime, timedelta, timezone, tzinfo, UTC

east = timezone(timedelta(hours=5, minutes=30))
named = timezone(timedelta(hours=-3), "ART")
print(east, repr(east), named, repr(named), timezone.utc, repr(timezone.utc), UTC is timezone.utc, timezone(timedelta(0)) is timezone.utc, timezone(timedelta(seconds=-1)), timezone.min, timezone.max)
d = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
print(d, d.astimezone(east), d.astimezone(named), repr(d.astimezone(east)), d == d.astimezone(east), d.astimezone(east) - d, d.utcoffset(), d.tzname(), d.astimezone(named).tzname(), d.dst())
print(d.isoformat(), d.astimezone(east).isoformat(), d.strftime("%z %Z"), d.astimezone(named).strftime("%z %Z"), d.timestamp(), d.astimezone(east).timestamp(), d.timetz(), d.utctimetuple()[:6])
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(0, east), datetime(2024, 1, 1, tzinfo=east) < d, hash(d) == hash(d.astimezone(east)), named == timezone(timedelta(hours=-3)))
print(d.replace(tzinfo=None), datetime(2024, 1, 1).replace(tzinfo=east), datetime(2024, 1, 1).astimezone(timezone.utc))


class Summer(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1) if 4 <= dt.month <= 9 else timedelta(0)

    def tzname(self, dt):
        return "SUM" if self.dst(dt) else "WIN"


z = Summer()
for month in (1, 6):
    s = datetime(2024, month, 1, 12, tzinfo=z)
    print(s, s.tzname(), s.dst(), s.utcoffset(), s.timetuple().tm_isdst, s.astimezone(timezone.utc), datetime(2024, month, 1, 12, tzinfo=timezone.utc).astimezone(z))
for action in (lambda: timezone(3), lambda: timezone(timedelta(1)), lambda: timezone(timedelta(0), 3), lambda: timezone(timedelta(hours=-25)), lambda: d.astimezone(3), lambda: east.utcoffset(3),
               lambda: tzinfo().utcoffset(None), lambda: datetime.now(3), lambda: timezone.utc.fromutc(datetime(2024, 1, 1))):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
