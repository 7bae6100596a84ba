import threading, time, queue, random
from concurrent.futures import ThreadPoolExecutor, as_completed


class Account:

    def __init__(self):
        self.balance = 100
        self.lock = threading.RLock()

    def withdraw(self, n):
        with self.lock:
            if self.balance >= n:
                time.sleep(0.01)
                self.balance -= n
                print(threading.current_thread().name, 'withdrew', n)
                return True
            print(threading.current_thread().name, 'refused')
            return False
a = Account()
ts = [threading.Thread(target=a.withdraw, args=(40,), name=f'T{i}') for i in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(a.balance)
forks = [threading.Lock() for _ in range(3)]


def phil(i):
    l, r = sorted((i, (i + 1) % 3))
    for _ in range(2):
        with forks[l]:
            with forks[r]:
                time.sleep(0.001 * (i + 1))
ts = [threading.Thread(target=phil, args=(i,)) for i in range(3)]
[t.start() for t in ts]
[t.join() for t in ts]
print('all ate')


class RW:

    def __init__(self):
        self.cond = threading.Condition()
        self.readers = 0

    def acquire_read(self):
        with self.cond:
            self.readers += 1

    def release_read(self):
        with self.cond:
            self.readers -= 1
            if not self.readers:
                self.cond.notify_all()

    def acquire_write(self):
        self.cond.acquire()
        while self.readers > 0:
            self.cond.wait()

    def release_write(self):
        self.cond.release()
rw = RW()
log = []


def reader(i):
    rw.acquire_read()
    log.append(f'r{i}')
    time.sleep(0.02)
    rw.release_read()


def writer():
    rw.acquire_write()
    log.append('w')
    rw.release_write()
ts = [threading.Thread(target=reader, args=(i,)) for i in range(3)] + [threading.Thread(target=writer)]
[t.start() for t in ts]
[t.join() for t in ts]
print(log)


class S:
    _i = None
    _l = threading.Lock()

    def __new__(cls):
        with cls._l:
            if cls._i is None:
                cls._i = super().__new__(cls)
        return cls._i
r = []
ts = [threading.Thread(target=lambda: r.append(S())) for _ in range(5)]
[t.start() for t in ts]
[t.join() for t in ts]
print(len(set(map(id, r))))


class Periodic(threading.Thread):

    def __init__(self, n, f):
        super().__init__(daemon=True)
        self.n = n
        self.f = f
        self.stop_event = threading.Event()

    def run(self):
        while not self.stop_event.wait(self.n):
            self.f()

    def stop(self):
        self.stop_event.set()
c = [0]


def tick():
    c[0] += 1
p = Periodic(0.1, tick)
p.start()
time.sleep(0.35)
p.stop()
p.join()
print(c)


def boom(x):
    if x == 2:
        raise RuntimeError('boom')
    return x
with ThreadPoolExecutor(2) as ex:
    fs = {ex.submit(boom, i): i for i in range(4)}
    for f in sorted(as_completed(fs), key=fs.get):
        try:
            print(fs[f], f.result())
        except RuntimeError as e:
            print(fs[f], e)
    try:
        print(list(ex.map(boom, range(4))))
    except RuntimeError as e:
        print('map', e)
start = time.perf_counter()
with ThreadPoolExecutor(max_workers=5) as ex:
    list(ex.map(lambda _: time.sleep(0.2), range(10)))
print(f'{time.perf_counter() - start:.1f}')


def gen():
    for i in range(3):
        time.sleep(0.01)
        yield i
q = queue.Queue()


def run():
    for x in gen():
        q.put(x)
    q.put(None)
threading.Thread(target=run).start()
print(list(iter(q.get, None)))
import contextlib

@contextlib.contextmanager

def timed():
    t = time.perf_counter()
    try:
        yield
    finally:
        print(f'{time.perf_counter() - t:.1f}')
with timed():
    time.sleep(0.3)
print(time.strftime('%H:%M:%S', time.gmtime(0)))
e = threading.Event()


def countdown():
    for i in range(3, 0, -1):
        print(i)
        time.sleep(0.01)
    e.set()
threading.Thread(target=countdown).start()
e.wait()
print('go')
th = threading.Thread(target=time.sleep, args=(0.1,))
th.start()
print(th.join(timeout=0.01), th.is_alive())
th.join()
print(th.is_alive())
print(threading.get_ident() == threading.main_thread().ident, threading.current_thread() is threading.main_thread())
with ThreadPoolExecutor() as ex:
    f = ex.submit(lambda: 1 / 0)
    print(type(f.exception()).__name__)
    f2 = ex.submit(pow, 2, 8)
    print(f2.result())
