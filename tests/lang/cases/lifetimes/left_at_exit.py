# The tasks of a loop that nobody closed are told of at the end, before their coroutines end.
import asyncio, logging, sys
logging.basicConfig(stream=sys.stdout, format="%(message)s")


async def inner(n):
    try:
        await asyncio.sleep(9)
    finally:
        print("inner", n)


async def work(n):
    try:
        await inner(n)
    finally:
        print("work", n)


async def main():
    global kept
    kept = [asyncio.create_task(work(n), name=f"task {n}") for n in range(3)]
    await asyncio.sleep(0)


loop = asyncio.new_event_loop()
loop.set_exception_handler(lambda loop, context: print(
    context["message"], context["task"].get_name()))
loop.run_until_complete(main())
print("end")
