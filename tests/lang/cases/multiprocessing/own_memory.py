import multiprocessing as mp, os, functools
from concurrent.futures import ProcessPoolExecutor
counter = 0
items = [1]
table = {'a': [1]}
class Account:
    total = 0
    def __init__(self): self.balance = 0
    def deposit(self, n): self.balance += n; return self.balance
acc = Account()
def inc(n):
    global counter
    counter += n
    items.append(counter)
    table['a'].append(n)
    acc.deposit(n)
    print('child', counter, items, table, acc.balance)
def timer(f):
    @functools.wraps(f)
    def wrapper(*a):
        print('calling', f.__name__)
        return f(*a)
    return wrapper
@timer
def deco(lst):
    global counter
    counter += 100
    lst.append(counter)
    print('deco', lst)
class P(mp.Process):
    def __init__(self, n):
        super().__init__(name=f'P{n}')
        self.n = n; self.result = None
    def run(self):
        global counter
        counter += self.n
        self.result = counter
        print(self.name, counter, self.result, mp.current_process().name)
def init(v):
    global counter
    counter = v
def job(x):
    global counter
    counter += x
    return counter
def fail(): raise ValueError('x')
def leave(): raise SystemExit(3)
def put(q, l):
    l.append(1); q.put(l)
if __name__ == '__main__':
    for i in range(1, 4):
        p = mp.Process(target=inc, args=(i,)); p.start(); p.join()
    print('parent', counter, items, table, acc.balance)
    mine = []
    p = mp.Process(target=deco, args=(mine,)); p.start(); p.join(); print(mine, counter)
    ps = [P(5), P(6)]
    for p in ps: p.start(); p.join()
    print([p.result for p in ps], counter, [p.exitcode for p in ps])
    with ProcessPoolExecutor(1, initializer=init, initargs=(10,)) as ex:
        print(list(ex.map(job, [1, 2, 3])), counter)
    with mp.Pool(1, init, (5,)) as pool: print(pool.map(job, [1, 1]), counter)
    q = mp.Queue(); l = [0]
    p = mp.Process(target=put, args=(q, l)); p.start(); print(q.get(), l); p.join()
    p = mp.Process(target=leave); p.start(); p.join(); print(p.exitcode, p.is_alive())
    p = mp.Process(target=acc.deposit, args=(5,)); p.start(); p.join(); print(acc.balance)
    with mp.Manager() as m:
        d, ls = m.dict(), m.list()
        def fill(d, ls): d['x'] = 1; ls.append(2)
        p = mp.Process(target=fill, args=(d, ls)); p.start(); p.join(); print(dict(d), list(ls))
    lock = mp.Lock(); v = mp.Value('i', 0)
    def add(v, lock):
        for _ in range(10):
            with lock: v.value += 1
    ps = [mp.Process(target=add, args=(v, lock)) for _ in range(3)]
    [p.start() for p in ps]; [p.join() for p in ps]; print(v.value)
    e = mp.Event()
    def wait(): e.wait(); print('event')
    p = mp.Process(target=wait); p.start(); e.set(); p.join()
    a, b = mp.Pipe()
    def talk(c): c.send([1, {'k': 2}]); print(c.recv())
    p = mp.Process(target=talk, args=(b,)); p.start(); got = a.recv(); a.send('hi'); p.join(); print(got)
