# A loop that is closed lets go of what it has scheduled.
import asyncio, gc, sys, logging, weakref, warnings
logging.basicConfig(stream=sys.stdout, format="%(message)s")
warnings.simplefilter("ignore")


async def never():
    print("never")


async def sleeper():
    try:
        await asyncio.sleep(9)
    finally:
        print("finally")


class Callback:
    def __call__(self):
        print("never")


def silence(loop, context):
    print(context["message"], context["task"].get_name())


loop = asyncio.new_event_loop()
loop.set_exception_handler(silence)
kept = loop.create_task(never(), name="kept")
loop.create_task(never(), name="dropped")
callback = Callback()
weakref.finalize(callback, print, "callback gone")
loop.call_soon(callback)
loop.call_later(5, callback)
del callback
print("close")
loop.close()
print("closed", kept.done())
del kept
print("deleted")

loop = asyncio.new_event_loop()
loop.set_exception_handler(silence)
loop.create_task(sleeper(), name="sleeps")
loop.run_until_complete(asyncio.sleep(1))
loop.close()
print("closed")
gc.collect()
print("end")
