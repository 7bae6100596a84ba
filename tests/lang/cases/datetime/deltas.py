from datetime import timedelta

for t in (timedelta(), timedelta(1), timedelta(-1), timedelta(hours=5, minutes=3), timedelta(days=2, seconds=1, microseconds=5),
          timedelta(weeks=1, milliseconds=1), timedelta(seconds=-1), timedelta(microseconds=-1), timedelta(days=1.5), timedelta(seconds=0.1),
          timedelta(minutes=1 / 3), timedelta(hours=-1.5), timedelta(days=-2, hours=3), timedelta(microseconds=0.5), timedelta(microseconds=1.5)):
    print(repr(t), str(t), t.days, t.seconds, t.microseconds, t.total_seconds(), bool(t))
a, b = timedelta(hours=1), timedelta(minutes=25)
print(a + b, a - b, b - a, -a, +a, abs(-a), a * 3, 3 * a, a * 1.5, 0.1 * a, a / 2, a / 0.5, a / b, a // b, a // 7, a % b, divmod(a, b), -a // b, -a % b)
print(a > b, a == timedelta(seconds=3600), a != b, hash(a) == hash(timedelta(minutes=60)), sum([a, b], timedelta()), max(a, b), sorted([a, b, -a]))
print(timedelta.min, timedelta.max, timedelta.resolution, timedelta(1) == 1, timedelta(0) == 0, timedelta(seconds=7) / 2, timedelta(microseconds=3) / 2, timedelta(microseconds=5) * 0.5)
for action in (lambda: timedelta("1"), lambda: timedelta(seconds=None), lambda: timedelta(10**9), lambda: timedelta.max + a, lambda: a / 0, lambda: a // 0, lambda: a / 0.0,
               lambda: a / timedelta(), lambda: a // timedelta(), lambda: a % timedelta(), lambda: a + 1, lambda: 1 - a, lambda: a < 1, lambda: a * a, lambda: a % 2, lambda: a // 2.0):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
