# Sleeping is no work: process_time does not count it.
import time

begin, cpu = time.perf_counter(), time.process_time()
time.sleep(1.5)
print(round(time.perf_counter() - begin, 1), round(time.process_time() - cpu, 1))
print(time.process_time() >= cpu, type(time.process_time_ns()).__name__)
end = time.process_time() + 0.2
while time.process_time() < end:
    pass
print("worked")
