# A gather that was cancelled has looked at what its children raised: nobody complains of it later.
import asyncio
import gc


async def raises(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError(n)


async def returns(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return n


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("told", context["message"], context.get("exception")))
    for children in (raises, raises), (raises, returns), (returns, raises), (returns, returns):
        for return_exceptions in True, False:
            gathered = asyncio.gather(*(f(i) for i, f in enumerate(children)), return_exceptions=return_exceptions)
            await asyncio.sleep(0)
            gathered.cancel("words")
            try:
                print("result", await gathered)
            except BaseException as e:
                print(repr(e))
            del gathered
            await asyncio.sleep(0)
            gc.collect()


asyncio.run(main())
