import asyncio

def work(a, b=0):
    if b == 0:
        raise ZeroDivisionError("no")
    return a / b

async def main():
    print(await asyncio.to_thread(work, 6, b=3))
    print(await asyncio.get_running_loop().run_in_executor(None, work, 6, 2))
    try:
        await asyncio.to_thread(work, 1)
    except ZeroDivisionError as error:
        print(error)

asyncio.run(main())
