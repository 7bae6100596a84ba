# A cancelled gather(return_exceptions=True) passes on the words only if the last child in its row
# was cancelled with them.
import asyncio


async def stubborn():
    try:
        await asyncio.sleep(10)
    finally:
        return "stayed"


async def meek():
    await asyncio.sleep(10)


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(1)


async def main():
    for children in ((stubborn,), (meek,), (meek, stubborn), (stubborn, meek), (slow, stubborn), (slow, meek)):
        both = asyncio.gather(*[child() for child in children], return_exceptions=True)
        await asyncio.sleep(0)
        print([child.__name__ for child in children], both.cancel("words"))
        try:
            print(await both)
        except asyncio.CancelledError as e:
            print(repr(e), repr(e.__context__))


asyncio.run(main())
