import threading
import time

begin = time.perf_counter()


def work(n):
    for i in range(3):
        time.sleep(n)
        print(n, i)


threads = [threading.Thread(target=work, args=(n,)) for n in (0.1, 0.25, 0.7)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{time.perf_counter() - begin:.1f}")
