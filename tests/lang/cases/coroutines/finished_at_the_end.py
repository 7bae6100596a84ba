# What the program's variables still hold at its end is finalized, while everything is whole.
import asyncio

log = []


class Thing:
    def __init__(self, name, *parts):
        self.name, self.parts = name, parts

    def __del__(self):
        log.append(self.name)
        print("del", self.name, len(log), [part.name for part in self.parts])


def generator(name):
    try:
        yield 1
        yield 2
    finally:
        print("finally", name)


async def waits(name):
    try:
        await asyncio.sleep(100)
    finally:
        print("left", name)


a = Thing("a")
b = Thing("b", Thing("c"), Thing("d"))
boxes = [Thing("e")]
_private = Thing("h")
a.me = a
g = generator("g")
next(g)
gs = [generator("in list"), generator("never begun")]
next(gs[0])


def local():
    x = Thing("local")


local()
del b
b = Thing("second b")
print("end")
