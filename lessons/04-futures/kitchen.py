from concurrent.futures import ThreadPoolExecutor
from time import sleep


def cook(seconds):
    sleep(seconds)  #: cooking
    return seconds + 3


def show(future):
    print("a callback got:", future.result())  #: called


pool = ThreadPoolExecutor(1)

first = pool.submit(cook, 2)  #: submit
print("done yet?", first.done())  #: empty
print("waited and got:", first.result())  #: wait
print("done now?", first.done())  #: filled

second = pool.submit(cook, 4)  #: second
second.add_done_callback(show)  #: callback
print("on with something else")  #: free

third = pool.submit(cook, 1)  #: third
print("third has begun:", third.running())  #: pending
print("cancelled:", third.cancel())  #: cancel

pool.shutdown()  #: shutdown
print("closed")
