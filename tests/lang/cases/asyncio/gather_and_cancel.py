import asyncio


async def factorial(name, number):
    f = 1
    for i in range(2, number + 1):
        print(f'Task {name}: Compute factorial({i})...')
        await asyncio.sleep(0.01)
        f *= i
    print(f'Task {name}: factorial({number}) = {f}')
    return f


async def task(id):
    print('start', id)
    await asyncio.sleep(0.02)
    print('end', id)
    return id


async def task_loop(id):
    print('task_loop start', id)
    while True:
        await asyncio.sleep(0.02)
        print('task_loop loop', id)


async def task_raise(id, t=0.02):
    print('task_raise start', id)
    await asyncio.sleep(t)
    print('task_raise raise', id)
    raise ValueError(id)


async def gather_task(t0, t1):
    print('gather_task')
    try:
        await asyncio.gather(t0, t1)
    except BaseException as e:
        print('gt', repr(e))
        raise


async def main():
    print(await asyncio.gather(factorial('A', 2), factorial('B', 3), factorial('C', 4)))
    print(await asyncio.gather(factorial('A', 2)))
    tasks = [asyncio.create_task(task(1)), asyncio.create_task(task_raise(2))]
    try:
        print(await asyncio.gather(*tasks))
    except ValueError as er:
        print(repr(er))
    print(tasks[0].done(), tasks[1].done())
    t = [asyncio.create_task(task_raise(i)) for i in range(3)]
    print(await asyncio.gather(*t, return_exceptions=True))
    await asyncio.sleep(0.05)
    t = asyncio.create_task(gather_task(task_loop(1), task_loop(2)))
    await asyncio.sleep(0.05)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('done')
    await asyncio.sleep(0.05)
    t = [asyncio.create_task(task_loop(i)) for i in range(2)]
    g = asyncio.create_task(gather_task(*t))
    await asyncio.sleep(0.03)
    t[0].cancel()
    try:
        await g
    except asyncio.CancelledError as e:
        print('C', repr(e))
    t[1].cancel()
    await asyncio.sleep(0.05)
    print([x.cancelled() for x in t])
asyncio.run(main())
