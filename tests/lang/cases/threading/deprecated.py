import threading, asyncio
t = threading.Thread(target=print)
print(t.getName(), t.isDaemon())
threading.currentThread()
threading.activeCount()
c = threading.Condition()
with c:
    c.notifyAll()
threading.Event().isSet()
t.setDaemon(True)




