import threading
import time

order = []


def fetch(n):
    time.sleep(n / 10)
    order.append(n)


threads = [threading.Thread(target=fetch, args=(n,)) for n in (3, 1, 2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(order)
