# A thread beside the main program, stopped through an event.
import itertools
import threading
import time


def spin(text, done):
    n = 0
    for char in itertools.cycle("|/-\\"):
        n += 1
        if done.wait(0.1):
            break
    print(text, "turned at least", n // 5 * 5, "times")


def slow():
    time.sleep(1.05)
    return 42


done = threading.Event()
spinner = threading.Thread(target=spin, args=("thinking", done))
print("spinner:", spinner.name)
spinner.start()
result = slow()
done.set()
spinner.join()
print("Answer:", result)
