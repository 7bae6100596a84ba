import queue
import threading

q = queue.Queue(2)


def produce():
    for i in range(5):
        q.put(i)
        print("put", i)
    q.put(None)


def consume():
    while (item := q.get()) is not None:
        print("got", item)
        q.task_done()
    q.task_done()


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
q.join()
print(q.qsize(), q.empty(), q.full())
