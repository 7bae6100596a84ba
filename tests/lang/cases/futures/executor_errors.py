from concurrent.futures import Executor, ThreadPoolExecutor
import threading


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(ThreadPoolExecutor, 0)
attempt(ThreadPoolExecutor, initializer=5)
attempt(Executor().submit, print)
pool = ThreadPoolExecutor(1, thread_name_prefix="crew")
print(pool.submit(lambda: threading.current_thread().name).result())
pool.shutdown()
attempt(pool.submit, print)
with ThreadPoolExecutor(1) as pool:
    attempt(pool.submit(int, "x").result)
    print(repr(pool.submit(int, "x").exception()))
    print(list(pool.map(pow, [1, 2, 3], [2, 2, 2])))
    results = pool.map(int, ["1", "x", "3"])
    print(next(results))
    attempt(next, results)
    attempt(next, results)
print(threading.active_count())
names = []
with ThreadPoolExecutor(2, initializer=lambda: names.append(threading.current_thread().name)) as pool:
    pool.submit(print, "job").result()
print(names)
