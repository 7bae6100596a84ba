import asyncio

other = asyncio.new_event_loop()
future = other.create_future()


async def main():
    await future


try:
    asyncio.run(main())
except RuntimeError as e:
    print(str(e).split(" got ")[1].split(" attached")[0][:7], "attached" in str(e))
other.close()
