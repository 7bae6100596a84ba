# The current loop, with no task left, keeps nothing of the program.
import asyncio


class Loud:
    def __del__(self):
        print("del")


loud = Loud()
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(asyncio.sleep(1))
print("end")
