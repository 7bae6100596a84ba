from concurrent.futures import CancelledError, Future, InvalidStateError, ThreadPoolExecutor
import time


def show(future):
    print(repr(future).split(" ", 3)[3], future.done(), future.running(), future.cancelled())


def job(n):
    time.sleep(n)
    return n


def fail():
    raise ValueError("no")


with ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(job, 0.1) for _ in range(3)] + [pool.submit(fail)]
    print(futures[3].cancel(), futures[0].cancel())
    for future in futures:
        show(future)
    failed = pool.submit(fail)
for future in (*futures, failed):
    show(future)
for future in (futures[3], failed):
    for read in (future.result, future.exception):
        try:
            print(repr(read()))
        except (CancelledError, ValueError) as error:
            print("raised", repr(error))
future = Future()
show(future)
print(future.set_running_or_notify_cancel())
show(future)
future.set_result(4)
try:
    future.set_result(5)
except InvalidStateError as error:
    print(str(error).split(": ")[0])
try:
    future.set_exception(KeyError())
except InvalidStateError as error:
    print(str(error).split(": ")[0])
