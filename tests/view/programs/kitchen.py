import asyncio
import time


class NothingLeftToPrepare(Exception):
    pass


def stir_for_a_long_time(seconds):
    time.sleep(seconds)
    return "stirred " * 12


async def prepare_the_ingredients(kitchen_door, name, orders):
    async with kitchen_door:
        await asyncio.sleep(1.25)
    await orders.put({"who": name, "what": list(range(40))})
    if name == "the third cook of the evening":
        raise NothingLeftToPrepare(f"{name} has nothing left, and says so at some length")
    return name.upper()


async def serve_whoever_comes(orders, ready):
    await ready.wait()
    while True:
        order = await orders.get()
        print("served:", order["who"], "with", len(order["what"]), "things on the plate, still warm")


async def main():
    kitchen_door, orders, ready = asyncio.Lock(), asyncio.Queue(2), asyncio.Event()
    waiter = asyncio.create_task(serve_whoever_comes(orders, ready), name="a waiter in a hurry")
    soup = asyncio.create_task(asyncio.to_thread(stir_for_a_long_time, 2), name="soup")
    asyncio.get_running_loop().call_later(1.5, ready.set)
    async with asyncio.TaskGroup() as cooks:
        for number in ("first", "second", "third", "fourth"):
            name = f"the {number} cook of the evening"
            cooks.create_task(prepare_the_ingredients(kitchen_door, name, orders), name=name)
    print(await soup)
    waiter.cancel()


asyncio.run(main())
