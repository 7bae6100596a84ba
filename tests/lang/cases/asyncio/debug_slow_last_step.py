# In debug mode the last step of a task that took long is told of as the finished task.
import asyncio
import logging
import re
import time


class Told(logging.Handler):
    def emit(self, record):
        text = re.sub(r" created at .*? took \d\.\d", " took x", record.getMessage())
        print(re.sub(r"\d+ seconds", "seconds", text).replace(__file__, "FILE"))


logging.getLogger("asyncio").addHandler(Told())
logging.getLogger("asyncio").propagate = False


async def slow(then):
    time.sleep(0.25)
    if then:
        await asyncio.sleep(0)
    return "result"


async def main():
    await asyncio.create_task(slow(False), name="ends")
    task = asyncio.create_task(slow(True), name="goes on")
    await asyncio.sleep(0)
    await task


asyncio.run(main(), debug=True)
