import asyncio


async def main():
    f = asyncio.Future()
    f.add_done_callback(lambda f: print("callback", f.result()))
    f.set_result(1)
    print("filled")
    f.add_done_callback(lambda f: print("a late one"))
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
