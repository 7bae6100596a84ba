import threading


def f():
    me = threading.current_thread()
    print(me.name, me is threading.main_thread(), me.ident == threading.get_ident())


class Call:
    def __call__(self):
        print(threading.current_thread().name)


print(threading.main_thread() is threading.current_thread(), threading.main_thread().name)
for target in (f, Call(), lambda: f(), print):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
    print(thread.name)
thread.name = 5
print(repr(thread.name), thread.ident is None, thread.daemon)
print([thread.name for thread in threading.enumerate()])
thread = threading.Thread(target=f, name="mine")
print(str(thread))
thread.daemon = True
print(thread)
