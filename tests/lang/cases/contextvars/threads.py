# A thread begins with no variable set, unless it runs in a copy of the context.
import contextvars
import threading

v = contextvars.ContextVar("v", default="default")
v.set("main")


def show(value):
    print(v.get())
    v.set(value)
    print(v.get())


for target, args in ((show, (1,)), (contextvars.copy_context().run, (show, 2))):
    thread = threading.Thread(target=target, args=args)
    thread.start()
    thread.join()
print(v.get())
