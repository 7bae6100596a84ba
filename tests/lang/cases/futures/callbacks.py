from concurrent.futures import ThreadPoolExecutor
import threading
import time


def job(n):
    time.sleep(n)
    return n


def told(future):
    print("told", future.result(), threading.current_thread().name)


with ThreadPoolExecutor(1, thread_name_prefix="w") as pool:
    future = pool.submit(job, 0.1)
    future.add_done_callback(told)
    future.add_done_callback(lambda future: print("second"))
    print("waiting")
    future.result()
    future.add_done_callback(told)
    first, second = pool.submit(job, 0.1), pool.submit(job, 0.2)
    second.add_done_callback(lambda future: print("cancelled", future.cancelled()))
    print(second.cancel(), second.cancel())
