import asyncio
import inspect
from inspect import getcoroutinestate, getgeneratorlocals, getgeneratorstate


def numbers(n):
    print("inside", getgeneratorstate(generator))
    x = n * 2
    yield x
    yield n


generator = numbers(5)
print(getgeneratorstate(generator), getgeneratorlocals(generator))
print(next(generator), getgeneratorstate(generator), getgeneratorlocals(generator))
generator.close()
print(getgeneratorstate(generator), getgeneratorlocals(generator), inspect.GEN_CLOSED)
done = numbers.__class__ and (n for n in "a")
print(list(done), getgeneratorstate(done))


async def inner():
    y = 1
    print("inner", getcoroutinestate(task), inspect.getcoroutinelocals(task))
    await asyncio.sleep(0)
    return y


async def main():
    global task
    task = inner()
    print(getcoroutinestate(task))
    waiting = asyncio.create_task(task)
    await asyncio.sleep(0)
    print(getcoroutinestate(task), inspect.getcoroutinelocals(task))
    print(await waiting, getcoroutinestate(task), inspect.getcoroutinelocals(task))


asyncio.run(main())
