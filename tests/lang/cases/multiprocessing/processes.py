import multiprocessing as mp, time, os


def sq(x):
    return x * x


def add(a, b):
    return a + b


def work(q, n):
    q.put((n, n * n))
if __name__ == '__main__':
    with mp.Pool(2) as pool:
        print(pool.map(sq, range(5)), pool.starmap(add, [(1, 2), (3, 4)]), list(pool.imap(sq, [1, 2])), sorted(pool.imap_unordered(sq, [1, 2, 3])))
        r = pool.apply_async(sq, (7,))
        print(r.get(), pool.apply(sq, (3,)))
    q = mp.Queue()
    ps = [mp.Process(target=work, args=(q, i)) for i in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(sorted((q.get() for _ in ps)), [p.exitcode for p in ps], ps[0].is_alive())
    a, b = mp.Pipe()

    def ch(c):
        c.send('hi')
        c.close()
    p = mp.Process(target=ch, args=(b,))
    p.start()
    print(a.recv())
    p.join()
    print(mp.current_process().name, mp.cpu_count() > 0)
    lock = mp.Lock()
    with lock:
        print('locked')
    v = mp.Value('i', 0)
    with v.get_lock():
        v.value += 1
    print(v.value, list(mp.Array('i', 3)))
    from concurrent.futures import ProcessPoolExecutor
    with ProcessPoolExecutor(2) as ex:
        print(list(ex.map(sq, range(4))), ex.submit(add, 1, 2).result())

    def fail():
        raise SystemExit(3)
    p = mp.Process(target=fail)
    p.start()
    p.join()
    print(p.exitcode)
