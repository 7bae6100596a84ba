import queue
import threading
import time

jobs = queue.Queue()
done = queue.Queue()


def work(n):
    while True:
        job = jobs.get()
        time.sleep(job / 10)
        done.put(job)
        jobs.task_done()


for n in range(2):
    threading.Thread(target=work, args=(n,), daemon=True).start()
for job in (3, 1, 1.5, 4, 2):
    jobs.put(job)
jobs.join()
print([done.get() for _ in range(5)])
