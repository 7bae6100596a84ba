from datetime import date, timedelta

d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal())
print(d + timedelta(days=1), d - timedelta(weeks=1), d - date(2023, 12, 31), timedelta(1) + d, d.replace(year=2020))
print(d.isoformat(), d.ctime(), d.timetuple(), d.strftime("%d/%m/%y %A %B %j %U %W"), f"{d:%Y week %V}", f"{d}")
print(date.fromisoformat("2024-03-01"), date.fromisoformat("20240301"), date.fromisoformat("2024-W09-5"),
      date.fromisoformat("2024W09"), date.fromordinal(738945), date.fromisocalendar(2020, 53, 5), date.fromtimestamp(86400))
print(date.min, date.max, date.resolution, date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal())
print(d < date(2024, 3, 1), d == date(2024, 2, 29), d != date(2024, 2, 28), d >= d, max(d, date(2025, 1, 1)), hash(d) == hash(date(2024, 2, 29)))
print(sorted([date(2024, 1, 2), date(2023, 5, 1), date(2024, 1, 1)]), {d: 1}[date(2024, 2, 29)])
y, w, day = d.isocalendar()
print(y, w, day, d.isocalendar().week, d.isocalendar() == (2024, 9, 4))
for year in range(2015, 2027):
    print(date(year, 1, 1).isocalendar()[:2], date(year, 12, 31).isocalendar()[:2], end=" ")
print()
for action in (lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date(0, 1, 1), lambda: date(10000, 1, 1),
               lambda: date("2023", 1, 1), lambda: date(2023.0, 1, 1), lambda: date(2023, 1, 0), lambda: date.fromisoformat("2023-2-1"), lambda: date.fromisoformat("20230229"),
               lambda: date.fromisoformat(3), lambda: d + 1, lambda: d + d, lambda: d < 3, lambda: d - "x", lambda: date.max + timedelta(1),
               lambda: date.min - timedelta(1), lambda: date.fromordinal(0), lambda: date.fromisocalendar(2021, 53, 1), lambda: date.fromisocalendar(2021, 1, 8), lambda: d.strftime(3)):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)


class Day(date):
    def shout(self):
        return str(self) + "!"


print(Day(2024, 1, 1).shout(), repr(Day(2024, 1, 1)), type(Day(2024, 1, 1) + timedelta(1)).__name__, Day.today().__class__.__name__)
