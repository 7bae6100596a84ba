# What behaves like a future is awaited as one: a class of the program's own, from nothing.
import asyncio


class Promise:
    _asyncio_future_blocking = False

    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.callbacks = []
        self.outcome = None

    def get_loop(self):
        return self.loop

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            self.loop.call_soon(fn, self, context=context)
        else:
            self.callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        n = len(self.callbacks)
        self.callbacks = [pair for pair in self.callbacks if pair[0] != fn]
        return n - len(self.callbacks)

    def settle(self, outcome):
        self.outcome = outcome
        for fn, context in self.callbacks:
            self.loop.call_soon(fn, self, context=context)
        self.callbacks = []

    def done(self):
        return self.outcome is not None

    def cancelled(self):
        return isinstance(self.outcome, asyncio.CancelledError)

    def cancel(self, msg=None):
        print("cancel", msg)
        if self.done():
            return False
        self.settle(asyncio.CancelledError(msg))
        return True

    def exception(self):
        return self.outcome if isinstance(self.outcome, Exception) else None

    def result(self):
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        return self.result()


class Bare(Promise):
    def __await__(self):
        yield self


class Strange(Promise):
    def get_loop(self):
        return None


def later(outcome, delay=1):
    promise = Promise()
    promise.loop.call_later(delay, promise.settle, outcome)
    return promise


async def count(n):
    for i in range(n):
        print("turn", i)
        await asyncio.sleep(0)


async def wait(promise):
    try:
        return await promise
    except BaseException as error:
        print("raised", type(error).__name__, error)
        raise


async def main():
    counting = asyncio.create_task(count(5))
    promise = Promise()
    promise.loop.call_soon(promise.settle, "soon")
    print(await promise)
    await counting
    print(asyncio.isfuture(promise), asyncio.ensure_future(promise) is promise, await promise)

    print(await asyncio.wait_for(later("in time"), 2))
    print(await asyncio.shield(later("shielded")))
    print([await each for each in asyncio.as_completed([later("second", 2), later("first")])])
    print(await asyncio.gather(later("one"), count(1), later("two", 0.5)))
    print(await asyncio.gather(later(KeyError("lost")), return_exceptions=True))

    for given in later(ValueError("broken")), later("late", 9), Bare():
        task = asyncio.create_task(wait(given), name="waits")
        asyncio.get_running_loop().call_later(2, task.cancel, "too long")
        try:
            await task
        except (ValueError, RuntimeError, asyncio.CancelledError) as error:
            print(type(error).__name__, str(error).partition("<")[0], task.cancelled())
    try:
        await asyncio.create_task(wait(Strange()))
    except RuntimeError as error:
        print(str(error).partition(" ")[0], str(error).rpartition("> ")[2])


asyncio.run(main())
