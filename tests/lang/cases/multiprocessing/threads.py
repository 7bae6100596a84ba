from multiprocessing.pool import ThreadPool
from multiprocessing.dummy import Pool, Process, Queue, Lock
import multiprocessing.dummy as d, threading
def f(x): return x * x
with Pool(3) as p: print(p.map(f, range(5)), type(p).__name__)
with ThreadPool(2) as p:
    print(p.map(lambda x: x + 1, [1, 2]), p.apply_async(f, (3,)).get(), list(p.imap(f, [1, 2])), sorted(p.imap_unordered(f, [3, 1])), p.starmap(pow, [(2, 3)]))
l = []
t = Process(target=l.append, args=(1,)); t.start(); t.join(); print(l, isinstance(t, threading.Thread), d.current_process().name)
q = Queue(); q.put(1); print(q.get(), d.cpu_count() > 0 if hasattr(d, 'cpu_count') else '')
from multiprocessing.sharedctypes import Value, Array
v = Value('i', 3); print(v.value)
