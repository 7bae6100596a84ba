# Futures in circles are collected, with what they were settled with and what they wait for.
import asyncio
import gc


class Told(Exception):
    def __del__(self):
        print("gone", self.args)


async def fail(kind):
    raise Told(kind)


async def waits(kind):
    task = asyncio.create_task(fail(kind))
    try:
        await task
    except Told:
        pass


async def asks(kind):
    task = asyncio.create_task(fail(kind))
    await asyncio.wait([task])
    task.exception().task = task


async def settles(kind):
    future = asyncio.get_running_loop().create_future()
    future.set_result([future, Told(kind)])


async def calls(kind):
    future = asyncio.get_running_loop().create_future()
    told = Told(kind)
    future.add_done_callback(lambda _: (future, told))


async def names(kind):
    future = asyncio.get_running_loop().create_future()
    future.me, future.told = future, Told(kind)


async def nothing():
    pass


def lose(coroutine):
    raise ValueError


async def loses():
    lose(nothing())


for main in waits, asks, settles, calls, names:
    asyncio.run(main(main.__name__))
    print(main.__name__, "has run")
    gc.collect()
try:
    asyncio.run(fail("fails"))
except Told:
    print("caught")
gc.collect()
try:
    asyncio.run(loses())
except ValueError:
    print("lost")
gc.collect()
