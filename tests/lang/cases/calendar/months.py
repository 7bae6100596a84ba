import calendar

print(calendar.month(2024, 2))
calendar.prmonth(2023, 10, 4)
print(calendar.calendar(2024))
print(calendar.calendar(2023, 3, 1, 4, 4))
print(calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.isleap(2000), calendar.leapdays(1900, 2001), calendar.weekday(2024, 2, 29))
print(calendar.monthcalendar(2024, 2), list(calendar.day_name), calendar.day_abbr[0], calendar.month_name[2], list(calendar.month_abbr))
c = calendar.Calendar(6)
print(list(c.itermonthdays(2024, 2)), list(c.itermonthdays2(2024, 2))[:4], [str(d) for d in c.itermonthdates(2024, 2)][:5], list(c.iterweekdays()))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 3), calendar.timegm((2024, 2, 29, 1, 2, 3)), calendar.weekheader(3))
calendar.setfirstweekday(6)
print(calendar.month(2024, 2), calendar.firstweekday())
for action in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.weekday(2024, 2, 30)):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
