class Future:
    def __init__(self):
        self.callbacks = []

    def set(self, result):
        for callback in self.callbacks:
            callback(result)

    def __iter__(self):
        return (yield self)


def run(generator):
    def step(value=None):
        try:
            future = generator.send(value)
        except StopIteration as e:
            print("result", e.value)
        else:
            future.callbacks.append(step)
    step()


def job(future):
    print("waits")
    got = yield from future
    return got * 2


f = Future()
run(job(f))
print("filled")
f.set(21)
