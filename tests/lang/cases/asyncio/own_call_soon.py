# Where a loop has its own call_soon, it is given all that becomes ready: turns of tasks, callbacks.
import asyncio


class Told(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        name = getattr(callback, "__name__", type(callback).__name__)
        print("  soon:", name, [type(arg).__name__ for arg in args], type(context).__name__)
        return super().call_soon(callback, *args, context=context)


class Refusing(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        raise ValueError("not now")


async def pause(result):
    await asyncio.sleep(0)
    return result


async def main():
    loop = asyncio.get_running_loop()
    print("a task")
    task = asyncio.create_task(pause("paused"))
    task.add_done_callback(lambda _: print("  called back"))
    print(await task)
    print("a timer")
    await asyncio.sleep(0.01)
    print("a future")
    future = loop.create_future()
    loop.call_soon(future.set_result, "filled")
    print(await future)
    print("gather")
    print(await asyncio.gather(pause(1), pause(2)))
    print("a queue")
    queue = asyncio.Queue()
    getting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait("item")
    print(await getting)
    print("a timeout")
    try:
        await asyncio.wait_for(queue.get(), 0.01)
    except TimeoutError as error:
        print(repr(error))
    print("cancelled")
    getting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    getting.cancel()
    try:
        await getting
    except asyncio.CancelledError as error:
        print(repr(error))


loop = Told()
loop.run_until_complete(main())
loop.close()

loop = asyncio.new_event_loop()
seen = []
loop.call_soon = lambda callback, *args, **kwargs: seen.append(callback)
coroutine = pause(3)
task = loop.create_task(coroutine)
print(len(seen), task.done())
seen.pop()()
print(len(seen), task.done())
seen.pop()()
print(len(seen), task.result())
loop.close()

loop = Refusing()
coroutine = pause(4)
loop.set_exception_handler(lambda loop, context: print(context["message"]))
try:
    loop.create_task(coroutine)
except ValueError:
    pass
print(asyncio.all_tasks(loop))
coroutine.close()
