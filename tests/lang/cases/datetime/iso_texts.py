from datetime import date, datetime, time

for text in ("2024-02-29", "2024-02-29T13:05", "2024-02-29 13:05:07", "2024-02-29T13:05:07.123", "2024-02-29T13:05:07.123456", "2024-02-29T13:05:07,5",
             "2024-02-29T13:05:07Z", "2024-02-29T13:05+02:00", "2024-02-29T13:05:07-05:30", "20240229T130507", "20240229T1305", "2024-02-29T13", "2024-W09-4T13:05", "2024W094",
             "2024-02-29T13:05:07+00:00", "2024-02-29x13:05", "2024-02-29T24:00", "2024-02-29T", "2024-2-29", "", "13:05", "2024-02-30", "2024-02-29T13:05:07.1234567", "2024-02-29T13:05:0", "2024-02-29T13:05+2",
             "2024-02-29T13:0507", "nonsense", "2024-02-29T13:05:07+01:02:03", "2024-13-01"):
    try:
        print(repr(datetime.fromisoformat(text)))
    except ValueError as e:
        print(text, "-", e)
for text in ("13:05", "13", "13:05:07.5", "T13:05", "130507", "13:05Z", "13:05:07+02:00", "25:00", "1:05", "13:5", ""):
    try:
        print(repr(time.fromisoformat(text)))
    except ValueError as e:
        print(text, "-", e)
d = datetime.now()
print(datetime.fromisoformat(d.isoformat()) == d, date.fromisoformat(d.date().isoformat()) == d.date())
