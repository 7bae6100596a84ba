import threading
import time

lock = threading.Lock()
print(lock.locked())
with lock:
    print(lock.locked(), lock)
print(lock)


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except (RuntimeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


attempt(lock.release)
attempt(lock.acquire, False, 1)
attempt(lock.acquire, True, -2)
attempt(lock.acquire, timeout=1e12)
attempt(lock.acquire)
attempt(lock.acquire, False)
attempt(lock.acquire, timeout=0.1)
attempt(lock.acquire, blocking=False)
lock.release()
attempt(lock.acquire, timeout=0)
lock.release()


def use(n):
    with lock:
        print(n, "has it")
        time.sleep(0.1)


threads = [threading.Thread(target=use, args=(n,)) for n in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
