# The current loop lasts to the very end, and all that its tasks lead to: nothing of it is told.
import asyncio


class Loud:
    def __del__(self):
        print("never")


loud = Loud()


def generator():
    try:
        yield
    finally:
        print("never")


suspended = generator()
next(suspended)


async def work():
    try:
        await asyncio.sleep(9)
    finally:
        print("never")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
task = loop.create_task(work())
loop.run_until_complete(asyncio.sleep(1))
print("end")
