import threading
import time


def down(n):
    if n == 0:
        time.sleep(0.1)
        return 0
    return 1 + down(n - 1)


def forever():
    return forever() + 1


def work():
    print(down(500))
    try:
        forever()
    except RecursionError as error:
        print(error)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
