# Five jobs on three workers: two start pending; map gives them in order, as_completed as they end.
from concurrent.futures import ThreadPoolExecutor, as_completed
from time import perf_counter, sleep

begin = perf_counter()


def display(*args):
    print(f"[{perf_counter() - begin:.1f}]", *args)


def loiter(n):
    display("\t" * int(n) + f"loiter({n}): {n}s")
    sleep(n)
    display("\t" * int(n) + f"loiter({n}): done")
    return n * 10


with ThreadPoolExecutor(max_workers=3) as executor:
    results = executor.map(loiter, range(1, 6))
    display("results:", type(results).__name__)
    for i, result in enumerate(results):
        display(f"result {i}: {result}")
with ThreadPoolExecutor(max_workers=3) as executor:
    todo = {executor.submit(loiter, n): n for n in (4, 1, 3.5, 2)}
    for future in as_completed(todo):
        display(todo[future], "gave", future.result())
