import threading

timer = threading.Timer(0.2, print, ["the timer", "rings"], {"sep": "-"})
timer.start()
print("started", timer.name, timer.is_alive())
timer.join()
timer = threading.Timer(0.2, print, ["never"])
timer.start()
timer.cancel()
timer.join()
print("cancelled", timer.finished.is_set())
