import asyncio
import asyncio.tasks
from asyncio import events, exceptions
from asyncio.exceptions import CancelledError
print(asyncio.tasks.Task is asyncio.Task, events.get_running_loop is asyncio.get_running_loop, CancelledError is asyncio.CancelledError, asyncio.locks.Lock is asyncio.Lock, asyncio.queues.QueueEmpty is asyncio.QueueEmpty)
for n in ('coroutine', 'nope', 'async_'):
    try:
        getattr(asyncio, n)
    except AttributeError as e:
        print(e)


async def main():
    r = asyncio.StreamReader()
    r.feed_data(b'ab\ncd')
    print(r)
    print(await r.readline())
    t = asyncio.create_task(r.readline())
    await asyncio.sleep(0)
    r.feed_data(b'e\nrest')
    print(await t)
    try:
        await r.readexactly(10) if r.feed_eof() else await r.readexactly(10)
    except asyncio.IncompleteReadError as e:
        print(e, e.partial, e.expected)
    print(r.at_eof(), await r.read(), await r.readline())
    r = asyncio.StreamReader()
    r.feed_data(b'1\n2\n3')
    r.feed_eof()
    async for l in r:
        print(l)
    r = asyncio.StreamReader(limit=4)
    r.feed_data(b'123456789\n')
    try:
        await r.readline()
    except ValueError as e:
        print(e)
    r = asyncio.StreamReader()
    r.feed_data(b'x|y|')
    print(await r.readuntil(b'|'), await r.read(1))
    print(asyncio.subprocess.PIPE)
asyncio.run(main())
