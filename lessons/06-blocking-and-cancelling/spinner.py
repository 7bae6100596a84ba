import asyncio
import itertools
import time


async def spin(text):
    try:
        for mark in itertools.cycle("|/-\\"):
            print(mark, text)  #: frame
            await asyncio.sleep(1)  #: turn
    finally:
        print("the spinner stops")  #: stopped


async def slow():
    time.sleep(3)  #: blocks
    return 42


async def main():
    spinner = asyncio.create_task(spin("thinking"))  #: spins
    await asyncio.sleep(2.5)  #: well
    answer = await slow()  #: ask
    spinner.cancel()  #: cancel
    try:
        await spinner  #: wait
    except asyncio.CancelledError:
        print("it was cancelled")  #: caught
    print("the answer is", answer)  #: answer


asyncio.run(main())
