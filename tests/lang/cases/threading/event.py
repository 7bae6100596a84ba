import threading
import time

event = threading.Event()


def wait(n):
    print(n, "waits")
    event.wait()
    time.sleep(0.1)
    print(n, "goes on")


def wait_a_little():
    print("in time:", event.wait(0.05))
    print("in time:", event.wait(5))


threads = [threading.Thread(target=wait, args=(1,)), threading.Thread(target=wait_a_little)]
for thread in threads:
    thread.start()
    time.sleep(0.1)
print(event.is_set())
event.set()
print("set", event.is_set(), event.wait(), event.wait(1))
for thread in threads:
    thread.join()
event.clear()
print(event.wait(0.1), str(event).split(": ")[1])
