from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION,
                                ThreadPoolExecutor, TimeoutError, as_completed, wait)
import time


def job(n):
    time.sleep(n / 10)
    if n == 3:
        raise ValueError(n)
    return n


with ThreadPoolExecutor(5) as pool:
    for when in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        futures = [pool.submit(job, n) for n in (1, 3, 5)]
        done, not_done = wait(futures, return_when=when)
        print(when, len(done), len(not_done))
    done, not_done = wait([pool.submit(job, 5)], timeout=0.1)
    print(len(done), len(not_done))
    try:
        for future in as_completed([pool.submit(job, 5) for _ in range(2)], timeout=0.1):
            print("not yet")
    except TimeoutError as error:
        print(error)
    future = pool.submit(job, 5)
    try:
        future.result(timeout=0.1)
    except TimeoutError as error:
        print(repr(error))
    print(future.result(), list(as_completed([])), wait([]))
    try:
        print(list(pool.map(job, [1, 5], timeout=0.2)))
    except TimeoutError as error:
        print(repr(error))
try:
    wait(futures + [1])
except AttributeError as error:
    print(type(error).__name__)
