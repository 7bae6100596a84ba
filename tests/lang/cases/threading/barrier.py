import threading
import time

barrier = threading.Barrier(3, action=lambda: print("all are here"))


def walk(n):
    time.sleep(n / 10)
    print("at", n)
    index = barrier.wait()
    time.sleep(index / 10)
    print("past", n, index)


threads = [threading.Thread(target=walk, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(barrier.n_waiting, barrier.parties, barrier.broken)
barrier = threading.Barrier(2)
print(str(barrier).split(": ")[1])
try:
    barrier.wait(0.1)
except threading.BrokenBarrierError as error:
    print(repr(error), barrier.broken, str(barrier).split(": ")[1])
try:
    barrier.wait()
except RuntimeError as error:
    print(repr(error))
barrier.reset()
print(barrier.broken)
barrier.abort()
print(barrier.broken)
