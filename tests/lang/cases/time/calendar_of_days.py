import time

for secs in (0, 86399, 951782400, 1700000000, -1, 4102444800):
    t = time.gmtime(secs)
    print(t)
    print(tuple(t), t.tm_year, t.tm_yday, time.asctime(t))
    print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %A %b %B %p %I %y %% %D %T %U %W", t))
