import time

a = time.monotonic_ns()
b = time.perf_counter()
time.sleep(0.25)
print(0.25 <= time.perf_counter() - b < 0.3, 250_000_000 <= time.monotonic_ns() - a < 300_000_000)
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    plain, ns = getattr(time, name), getattr(time, name + "_ns")
    print(name, type(plain()).__name__, type(ns()).__name__, plain() <= plain(), time.get_clock_info(name))
print(time.time() > 1_600_000_000, abs(time.time() - time.time_ns() / 1e9) < 1, time.timezone, time.daylight, time.tzname)
for bad in (-1, "x", None, float("nan")):
    try:
        time.sleep(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
end = time.monotonic() + 0.01
n = 0
while time.monotonic() < end:
    n += 1
print(n > 0, time.clock_gettime(time.CLOCK_MONOTONIC) > 0)
