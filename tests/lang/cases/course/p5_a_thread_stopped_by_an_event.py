import threading
import time

stop = threading.Event()


def spin():
    n = 0
    while not stop.wait(0.1):
        n += 1
    print("turned", n, "times")


t = threading.Thread(target=spin)
t.start()
time.sleep(0.35)
stop.set()
t.join()
print(t.is_alive(), stop.is_set())
