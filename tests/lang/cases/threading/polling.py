# Who waits by asking again and again comes to an end.
import threading
import time

state = {"done": False}


def work():
    time.sleep(0.05)
    state["done"] = True


end = time.time() + 0.2
while time.time() < end:
    pass
print("the time has come")
thread = threading.Thread(target=work)
thread.start()
while thread.is_alive():
    pass
print("it has ended", state)
thread = threading.Thread(target=work)
state["done"] = False
thread.start()
while not state["done"]:
    time.sleep(0)
print(state)
