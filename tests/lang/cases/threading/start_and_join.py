# A thread that is started runs until it waits.
import threading
import time


def work(n):
    print("begin", n, threading.current_thread().name)
    time.sleep(0.1 * n)
    print("end", n)


threads = [threading.Thread(target=work, args=(i,)) for i in (3, 1, 2)]
for thread in threads:
    thread.start()
    print("started", thread.name, thread.is_alive())
threads[0].join(0.05)
print("joined in part", threads[0].is_alive())
for thread in threads:
    thread.join()
print(threading.active_count(), [thread.is_alive() for thread in threads])
