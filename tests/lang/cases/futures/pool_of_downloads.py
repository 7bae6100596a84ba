# Sequential, threads: order of arrival and total time.
from concurrent import futures
import time

CODES = "CN IN US ID BR".split()


def get(code):
    time.sleep(1 if code != "US" else 0.5)
    return code


def one_by_one():
    for code in CODES:
        print(get(code), end=" ")
    return len(CODES)


def many():
    with futures.ThreadPoolExecutor(20) as pool:
        jobs = [pool.submit(get, code) for code in CODES]
        for done in futures.as_completed(jobs[2:3]):
            print("first", done.result(), end=" ")
        return len(list(job.result() for job in jobs))


for download in (one_by_one, many):
    begin = time.perf_counter()
    n = download()
    print(f"\n{n} downloads in {time.perf_counter() - begin:.1f}s")
