import threading


def bad():
    raise ValueError("x")


def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)


def leave():
    raise SystemExit(3)


def run(target):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
    print(thread.name, thread.is_alive())


run(leave)
threading.excepthook = hook
run(bad)
