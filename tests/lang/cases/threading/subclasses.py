import threading


class Doubler(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n

    def run(self):
        self.result = self.n * 2


class WithResult(threading.Thread):
    result = None

    def run(self):
        if self._target is not None:
            self.result = self._target(*self._args, **self._kwargs)

    def join(self, *args):
        super().join(*args)
        return self.result


thread = Doubler(21)
thread.start()
thread.join()
print(thread.result, thread.name)
thread = WithResult(target=pow, args=(2, 10))
thread.start()
print(thread.join(), thread.name)
thread = threading.Thread()
thread.start()
thread.join()
print(thread.name, thread.is_alive())
