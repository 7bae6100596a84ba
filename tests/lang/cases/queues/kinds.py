import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    q = kind()
    for item in (3, 1, 2):
        q.put(item)
    print(kind.__name__, q.qsize(), [q.get() for _ in range(3)], q.empty())
q = queue.PriorityQueue()
for item in ((2, "b"), (1, "z"), (2, "a")):
    q.put(item)
while not q.empty():
    print(q.get())
