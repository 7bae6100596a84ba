import threading, time
flag = False


def setter():
    global flag
    time.sleep(0.3)
    flag = True
t = threading.Thread(target=setter)
t.start()
n = 0
while not flag:
    n += 1
print('set')
stop = False


def worker():
    n = 0
    while not stop:
        n += 1
    print('stopped', n > 0)
t = threading.Thread(target=worker)
t.start()
time.sleep(0.1)
stop = True
t.join()


def count(n):
    while n > 0:
        n -= 1
s = time.time()
ts = [threading.Thread(target=count, args=(500000,)) for _ in range(3)]
[t.start() for t in ts]
[t.join() for t in ts]
print('counted')
total = 0
lock = threading.Lock()


def inc():
    global total
    for _ in range(100000):
        with lock:
            total += 1
ts = [threading.Thread(target=inc) for _ in range(4)]
[t.start() for t in ts]
[t.join() for t in ts]
print(total)


def inc2():
    global total
    for _ in range(200000):
        total += 1
ts = [threading.Thread(target=inc2) for _ in range(4)]
[t.start() for t in ts]
[t.join() for t in ts]
print(total)
