import queue


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except (queue.Empty, queue.Full, ValueError) as error:
        print(type(error), repr(error))


q = queue.Queue(maxsize=2)
attempt(q.get_nowait)
attempt(q.get, timeout=0.1)
attempt(q.get, False)
q.put(1)
q.put(2)
attempt(q.put_nowait, 3)
attempt(q.put, 3, timeout=0.1)
attempt(q.put, 3, False)
attempt(q.get, timeout=-1)
attempt(q.put, 3, timeout=-1)
print(q.get(), q.get(), q.maxsize, q.unfinished_tasks)
q.task_done()
q.task_done()
attempt(q.task_done)
s = queue.SimpleQueue()
attempt(s.get_nowait)
attempt(s.get, timeout=0.1)
attempt(s.get, timeout=-1)
