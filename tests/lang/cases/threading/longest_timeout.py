# A wait may be as long as TIMEOUT_MAX, and no longer.
import threading

lock, again = threading.Lock(), threading.RLock()
print(threading.TIMEOUT_MAX, lock.acquire(timeout=threading.TIMEOUT_MAX))
print(again.acquire(timeout=threading.TIMEOUT_MAX))
lock.release()
for given in threading.TIMEOUT_MAX + 1, 1e20, -2, float("nan"):
    try:
        print(lock.acquire(timeout=given))
    except (OverflowError, ValueError) as error:
        print(repr(error))
condition, event = threading.Condition(), threading.Event()


def later():
    with condition:
        condition.notify()
    event.set()


threading.Timer(0.05, later).start()
with condition:
    print(condition.wait(threading.TIMEOUT_MAX))
print(event.wait(threading.TIMEOUT_MAX))
