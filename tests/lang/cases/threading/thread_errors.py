import threading


class Bad(threading.Thread):
    def __init__(self):
        pass


def attempt(what, *args):
    try:
        print(what(*args))
    except (RuntimeError, AssertionError, TypeError) as error:
        print(type(error).__name__, error)


def set_daemon():
    thread.daemon = False


thread = threading.Thread(target=print, args=("runs",), name="x", daemon=True)
print(thread.daemon, thread.name, thread.ident, thread.is_alive())
attempt(thread.join)
attempt(threading.current_thread().join)
thread.start()
attempt(thread.start)
attempt(set_daemon)
thread.join()
attempt(thread.start)
attempt(Bad().start)
attempt(Bad().join)
attempt(lambda: Bad().name)
attempt(lambda: threading.Thread(1, print))
attempt(repr, Bad())
