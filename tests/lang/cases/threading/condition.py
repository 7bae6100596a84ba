import threading
import time

condition = threading.Condition()
items = []


def consume(n):
    with condition:
        while not items:
            print(n, "waits")
            condition.wait()
        print(n, "got", items.pop(0))


threads = [threading.Thread(target=consume, args=(n,)) for n in (1, 2)]
for thread in threads:
    thread.start()
for item in "ab":
    with condition:
        items.append(item)
        condition.notify()
        print("notified")
    time.sleep(0.1)
for what in (condition.wait, condition.notify, condition.notify_all):
    try:
        what()
    except RuntimeError as error:
        print(error)
with condition:
    print(condition.wait(0.1), condition.wait_for(lambda: False, 0.1), condition.wait_for(lambda: 5))
lock = threading.Lock()
with threading.Condition(lock) as got:
    print(got, lock.locked())
