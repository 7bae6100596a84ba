from concurrent.futures import ThreadPoolExecutor
from time import sleep


def cook(seconds):
    sleep(seconds)  #: cooking
    return seconds + 3


def show(future):
    print("Got:", future.result())  #: called


pool = ThreadPoolExecutor(1)

first = pool.submit(cook, 2)  #: submit
print("done yet?", first.done())  #: empty
print("Got:", first.result())  #: wait
print("DONE")  #: filled

second = pool.submit(cook, 2)  #: second
second.add_done_callback(show)  #: callback
print("DONE")  #: free
try:
    second.result(timeout=0)  #: early
except TimeoutError:
    print("too early to read it")

third = pool.submit(cook, 1)  #: third
print("third has begun:", third.running())  #: pending
print("cancelled:", third.cancel())  #: cancel
burnt = pool.submit(cook, -1)  #: burnt

pool.shutdown()  #: shutdown
print("went wrong:", burnt.exception())  #: broken
