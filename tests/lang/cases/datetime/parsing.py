from datetime import datetime
import time

for text, format in (("2024-02-29", "%Y-%m-%d"), ("29/02/24 13:05", "%d/%m/%y %H:%M"), ("1 Jan 2024", "%d %b %Y"), ("Thursday, 29 February 2024", "%A, %d %B %Y"),
                     ("01:05 PM", "%I:%M %p"), ("12:00 am", "%I:%M %p"), ("2024-02-29T13:05:07.123", "%Y-%m-%dT%H:%M:%S.%f"), ("2024-02-29 13:05 +0230", "%Y-%m-%d %H:%M %z"),
                     ("2024-02-29 13:05 -02:30", "%Y-%m-%d %H:%M %z"), ("2024 060", "%Y %j"), ("68", "%y"), ("69", "%y"), ("20240229", "%Y%m%d"), ("112024", "%d%m%Y"), ("2024 08 4", "%G %V %u"),
                     ("2024 8 4", "%Y %U %w"), ("2024 8 4", "%Y %W %w"), ("  5  6", " %d %m"), ("100%", "%H0%%"), ("29 feb 2024", "%d %b %Y"), ("2024-02-29Z", "%Y-%m-%d%z"), ("UTC 5", "%Z %H"),
                     ("Thu Feb 29 13:05:07 2024", "%c"), ("02/29/24", "%x"), ("13:05:07", "%X"), ("2024-02-30", "%Y-%m-%d"), ("2024-02", "%Y-%m-%d"), ("2024-02-01x", "%Y-%m-%d"), ("x", "%q"), ("x", "%"),
                     ("2024 08", "%G %V"), ("24:00", "%H:%M"), ("13 PM", "%I %p"), ("", ""), ("x", "x"), ("29 02", "%d %m")):
    try:
        print(repr(datetime.strptime(text, format)))
    except ValueError as e:
        print(repr(text), repr(format), "-", e)
print(time.strptime("30 Nov 00", "%d %b %y"), time.strptime("Thu Feb 29 13:05:07 2024"))
for bad in ((3, "x"), ("x", 3)):
    try:
        time.strptime(*bad)
    except TypeError as e:
        print(e)
