from datetime import time, timedelta, timezone

t = time(13, 5, 7, 1234)
print(t, repr(t), time(), repr(time()), repr(time(1, 2, 3)), time(1, 2, tzinfo=timezone.utc), repr(time(1, tzinfo=timezone.utc)), t.hour, t.minute, t.second, t.microsecond, t.tzinfo)
print(t.isoformat(), t.isoformat("seconds"), t.strftime("%H:%M:%S.%f %p"), f"{t:%M}", t.replace(minute=9), t.utcoffset(), t.tzname(), time(1, tzinfo=timezone.utc).tzname())
print(t < time(14), t == time(13, 5, 7, 1234), time(1) == 3, max(t, time(1)), hash(time(1)) == hash(time(1)), bool(time()), time.min, time.max, time.resolution)
print(time(12, tzinfo=timezone(timedelta(hours=2))) == time(10, tzinfo=timezone.utc), time(1) == time(1, tzinfo=timezone.utc))
for action in (lambda: time(24), lambda: time(0, 60), lambda: time(0, 0, 60), lambda: time(0, 0, 0, -1), lambda: time(1) < time(1, tzinfo=timezone.utc), lambda: time(1) < 3,
               lambda: time(1) + timedelta(1), lambda: time("1"), lambda: time(1.0), lambda: time(1, tzinfo="x")):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
