# Closed with tasks left: what each of them still tells.
import asyncio
async def bg(n):
    try:
        while True: await asyncio.sleep(1)
    finally: print("bg ends", n)
async def main():
    for i in range(2): asyncio.ensure_future(bg(i))
    await asyncio.sleep(0)
    return "main"
loop = asyncio.new_event_loop()
print(loop.run_until_complete(main()))
loop.close()
print('closed')
