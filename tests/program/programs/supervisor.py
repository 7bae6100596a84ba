import asyncio

async def service(name, crashes):
    while True:
        await asyncio.sleep(0.3)
        if crashes:
            raise RuntimeError(crashes.pop())
        print(name, "beats")

async def supervise(name, crashes):
    restarts = 0
    while restarts < 3:
        task = asyncio.create_task(service(name, crashes), name=f"{name}#{restarts}")
        try:
            await task
        except RuntimeError as error:
            restarts += 1
            print("restart", name, "after", error)
            await asyncio.sleep(0.1)

async def main():
    supervisors = [asyncio.create_task(supervise("db", ["disk", "net"]), name="sup-db"),
                   asyncio.create_task(supervise("web", ["port"]), name="sup-web")]
    done, pending = await asyncio.wait(supervisors, timeout=2)
    print(len(done), len(pending))
    for task in pending:
        task.cancel("shutdown")
    await asyncio.gather(*pending, return_exceptions=True)

asyncio.run(main())
