from datetime import date, datetime, timedelta

d = date(1999, 12, 25)
seen = []
for step in range(12):
    d += timedelta(days=31 * step)
    seen.append(d.isoformat() + "/" + str(d.isocalendar()[1]) + "/" + d.strftime("%a %j"))
print(seen)
n = 0
day = date(1900, 1, 1)
for ordinal in range(day.toordinal(), date(2100, 1, 1).toordinal(), 97):
    day = date.fromordinal(ordinal)
    assert day.toordinal() == ordinal and date.fromisoformat(str(day)) == day
    assert date.fromisocalendar(*day.isocalendar()) == day
    n += day.weekday() * day.timetuple().tm_yday
print(n)
start = datetime(2024, 3, 30, 22, 15)
print([str(start + timedelta(minutes=50 * i)) for i in range(0, 60, 13)])
birthday = date(1990, 5, 17)
today = date(2024, 5, 16)
print(today.year - birthday.year - ((today.month, today.day) < (birthday.month, birthday.day)), (today - birthday).days)
total = sum((timedelta(minutes=m) for m in (15, 30, 45)), timedelta())
print(total, total.total_seconds() / 60, total // timedelta(minutes=1))
