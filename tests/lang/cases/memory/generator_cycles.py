# Suspended generators and coroutines in cycles are closed when they are collected.
import gc


def circle(name):
    def generator():
        try:
            yield me
        finally:
            print("closed", name)

    me = generator()
    next(me)


for name in "abc":
    circle(name)
gc.collect()


class Holder:
    def run(self):
        try:
            yield 1
        finally:
            print("holder", self.name)


holder = Holder()
holder.name = "h"
holder.running = holder.run()
next(holder.running)
del holder
print("collecting")
gc.collect()
print("end")
