"""G9 again, in a loop of tasks."""
import asyncio


async def follow(path, until):
    with open(path) as f:
        while True:
            line = f.readline()
            if line:
                yield line.strip()
                if line.strip() == until:
                    return
            else:
                await asyncio.sleep(0.05)


async def write(path):
    with open(path, "w") as f:
        for word in ("alpha", "beta", "gamma", "stop"):
            print(word, file=f, flush=True)
            await asyncio.sleep(0.12)


async def main():
    open("growing.txt", "w").close()
    writer = asyncio.create_task(write("growing.txt"))
    async for line in follow("growing.txt", "stop"):
        print("seen", line)
    await writer


asyncio.run(main())
