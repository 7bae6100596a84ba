# Blocking for a result: "Got: 5" comes before "DONE"; with a callback it comes after.
from concurrent.futures import ThreadPoolExecutor
import time


def func(x, y):
    time.sleep(0.5)
    return x + y


def told(future):
    print("Got:", future.result())


pool = ThreadPoolExecutor(max_workers=8)
future = pool.submit(func, 2, 3)
print("Got:", future.result())
print("DONE")
future = pool.submit(func, 2, 3)
future.add_done_callback(told)
print("DONE")
