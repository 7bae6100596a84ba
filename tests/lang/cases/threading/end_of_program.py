# The program ends when the last thread that is no daemon has ended.
import threading
import time


def late():
    time.sleep(0.2)
    print("late")


def daemon():
    try:
        time.sleep(0.5)
        print("never")
    finally:
        print("nor this")


threading.Thread(target=late).start()
threading.Thread(target=daemon, daemon=True).start()
print("end of main")
