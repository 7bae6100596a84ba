import asyncio
import contextvars

variable = contextvars.ContextVar("variable", default="unset")


async def sets(value):
    before = variable.get()
    variable.set(value)
    return before


async def main():
    context = contextvars.copy_context()
    async with asyncio.TaskGroup() as group:
        first = group.create_task(sets("first"), context=context)
        second = group.create_task(sets("second"), context=context)
        third = group.create_task(sets("third"))
    print(first.result(), second.result(), third.result(), context[variable], variable.get())


async def outside():
    group = asyncio.TaskGroup()
    for step in group.__aenter__(), None:
        try:
            step.send(None) if step else group.create_task(asyncio.sleep(0))
        except RuntimeError as error:
            print(type(error).__name__, "parent" in str(error), "entered" in str(error))
    return group


async def no_task():
    done = asyncio.Event()

    def call():
        coroutine = outside()
        try:
            coroutine.send(None)
        except StopIteration:
            pass
        done.set()
    asyncio.get_running_loop().call_soon(call)
    await done.wait()


asyncio.run(main())
import warnings
warnings.simplefilter("ignore")
asyncio.run(no_task())
