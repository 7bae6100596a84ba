import threading

lock = threading.RLock()
with lock:
    with lock:
        print("twice")
    thread = threading.Thread(target=lambda: print(lock.acquire(False), lock.acquire(timeout=0.1)))
    thread.start()
    thread.join()
print(lock.acquire(), lock.acquire())
lock.release()
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
print(str(lock).split(" at ")[0])


def release():
    try:
        lock.release()
    except RuntimeError as error:
        print("other thread:", error)


with lock:
    thread = threading.Thread(target=release)
    thread.start()
    thread.join()
