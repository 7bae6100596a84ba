import time

t = time.struct_time((2024, 2, 9, 13, 5, 7, 4, 40, 0))
for directive in "aAbBcCdDeFgGhHIjklmMnpPrRStTuUVwWxXyYzZ%":
    print(directive, repr(time.strftime("%" + directive, t)))
for format in ("%-d %-m %-H %_d %_H %03d %^a %#p %5Y|%e", "plain", "", "%Q %", "100%%", "%Ey %Od"):
    print(repr(time.strftime(format, t)))
print(t, t.tm_year, t.tm_zone, t[0], t[-1], len(t), t[:3], tuple(t) == t, t == time.struct_time(tuple(t)))
print(time.gmtime(0), time.gmtime(0).tm_zone, time.gmtime(1e9)[:6], time.gmtime(-1)[:6], time.localtime(86400)[:6], time.gmtime(951782400)[:8])
print(time.asctime(t), time.asctime(time.gmtime(0)), time.ctime(0), time.mktime((2024, 2, 30, 25, 0, 0, 0, 0, 0)), time.mktime(time.gmtime(12345)), time.mktime((2024, 14, 1, 0, 0, 0, 0, 0, 0)))
for year in (2015, 2016, 2020, 2021, 2026):
    for month, day in ((1, 1), (1, 4), (12, 31)):
        u = time.strptime(f"{year}-{month}-{day}", "%Y-%m-%d")
        print(time.strftime("%G-%V %U %W %j", u), end="; ")
print()
for action in (lambda: time.strftime(3), lambda: time.strftime("%Y", (1, 2)), lambda: time.strftime("%Y", 3), lambda: time.asctime((2024, 13, 1, 0, 0, 0, 0, 0, 0)), lambda: time.strftime("%d", (2024, 1, 32, 0, 0, 0, 0, 1, 0)),
               lambda: time.gmtime("x"), lambda: time.struct_time((1, 2)), lambda: time.mktime((1, 2)), lambda: time.struct_time(3), lambda: time.strftime("%H", (2024, 1, 1, 24, 0, 0, 0, 1, 0)), lambda: time.gmtime(1e20)):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
