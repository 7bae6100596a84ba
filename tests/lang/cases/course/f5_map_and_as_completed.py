import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def job(n):
    time.sleep(n / 10)
    return n


with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(job, (3, 1, 2))))
    futures = [pool.submit(job, n) for n in (5, 4, 1, 1, 1)]
    print([f.running() for f in futures])
    print([f.result() for f in as_completed(futures)][-1])
