import time

a = time.time()
start = time.perf_counter()
time.sleep(0.25)
print(0.25 <= time.perf_counter() - start < 0.35, 0.25 <= time.time() - a < 0.35)
print(type(time.time_ns()).__name__, time.monotonic() <= time.monotonic())
for wrong in (-1, "x", float("nan"), None):
    try:
        time.sleep(wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(f"{0.5:.2f}")
