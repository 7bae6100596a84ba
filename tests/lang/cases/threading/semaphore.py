import threading
import time

semaphore = threading.Semaphore(2)


def use(n):
    with semaphore:
        print("in", n)
        time.sleep(0.1 * n)
    print("out", n)


threads = [threading.Thread(target=use, args=(n,)) for n in (1, 3, 4, 7)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False),
      semaphore.acquire(timeout=0.1))
semaphore.release(2)
bounded = threading.BoundedSemaphore(1)
print(str(bounded).split(": ")[1], str(semaphore).split(": ")[1])


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except ValueError as error:
        print(error)


attempt(bounded.release)
attempt(threading.Semaphore, -1)
attempt(semaphore.release, 0)
attempt(semaphore.acquire, False, 1)
