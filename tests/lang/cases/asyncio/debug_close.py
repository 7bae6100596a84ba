import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, format="%(levelname)s:%(name)s:%(message)s",
                    stream=sys.stdout)


async def main():
    asyncio.get_running_loop().slow_callback_duration = 100
    print("in it")


asyncio.run(main(), debug=True)
asyncio.run(main())
