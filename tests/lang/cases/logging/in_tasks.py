import asyncio
import logging
import sys

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s %(funcName)s %(message)s")
log = logging.getLogger(__name__)


async def work(n):
    log.info("start %d", n)
    await asyncio.sleep(n / 100)
    if n == 2:
        raise ValueError(n)
    log.info("end %d", n)


async def main():
    for result in await asyncio.gather(*(work(n) for n in range(3)), return_exceptions=True):
        if result:
            log.error("failed", exc_info=result)


asyncio.run(main())
