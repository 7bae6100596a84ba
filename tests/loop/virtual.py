"""asyncio on a virtual clock that counts whole milliseconds, so that a log of it takes no time and
is the same every time: what is a set of futures in asyncio keeps the order of insertion, and timers
due at the same time fire in the order they were made."""
import asyncio
import asyncio.base_events
import asyncio.taskgroups
import asyncio.tasks
import heapq
import inspect
import itertools
import selectors


class OrderedSet(dict):
    def __init__(self, items=()):
        super().__init__((item, None) for item in items)

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


asyncio.tasks.set = asyncio.taskgroups.set = OrderedSet
asyncio.base_events.MAXIMUM_SELECT_TIMEOUT = 10**12


class Deadlock(Exception):
    pass


class Selector(selectors.SelectSelector):
    now = 0

    def select(self, timeout=None):
        if timeout is None:
            raise Deadlock
        self.now += timeout
        return []


class Timer(asyncio.TimerHandle):
    __slots__ = ["made"]
    counter = itertools.count()

    def __lt__(self, other):
        return (self._when, self.made) < (other._when, other.made)


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.clock = Selector()
        super().__init__(self.clock)
        self._clock_resolution = 1
        self.created = []

    def time(self):
        return self.clock.now

    def call_at(self, when, callback, *args, context=None):
        timer = Timer(when, callback, args, self, context)
        timer.made = next(Timer.counter)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def create_task(self, coro, **options):
        task = super().create_task(coro, **options)
        self.created.append(task)
        return task

    def forget_done(self):
        self.created = [task for task in self.created if not task.done()]

    def work(self, ms):
        self.clock.now += ms


def all_tasks(loop=None):
    loop = loop or asyncio.get_running_loop()
    return [task for task in loop.created if not task.done()]


asyncio.tasks.all_tasks = all_tasks


def describe(exc):
    if isinstance(exc, BaseExceptionGroup):
        members = ", ".join(map(describe, exc.exceptions))
        return f"ExceptionGroup: {exc.message} [{members}]"
    return type(exc).__name__ + (f": {exc}" if str(exc) else "")


def make_loop(note):
    """A loop that names tasks as a fresh process does and notes what goes wrong unseen."""
    def trouble(loop, context):
        exc = context.get("exception")
        message = context["message"].split("in callback ")[0]
        message += "in callback" * (message != context["message"])
        note(f"trouble: {message}: {describe(exc) if exc else 'no exception'}")

    loop = Loop()
    loop.set_exception_handler(trouble)
    number = itertools.count(1).__next__
    loop.set_task_factory(
        lambda loop, coro, **kw: asyncio.Task(coro, loop=loop, name=f"Task-{number()}", **kw))
    return loop


def run(loop, main, note):
    """asyncio.run(main()) on the loop; notes how it ended. After a deadlock nothing is cancelled."""
    runner = asyncio.Runner(loop_factory=lambda: loop)
    try:
        try:
            runner.run(main())
        except Deadlock:
            note("deadlock")
            return
        except BaseException:
            runner.close()
            raise
        runner.close()
        end = "finished"
    except RuntimeError as exc:
        end = "stopped" if "stopped before" in str(exc) else "failed: " + describe(exc)
    except Deadlock:
        end = "deadlock"
    except BaseException as exc:
        end = "failed: " + describe(exc)
    note(end)


class _Timeout(asyncio.timeouts.Timeout):
    """asyncio.timeout as the later releases of 3.11 have it: the first ones, Debian 12's among them,
    take a cancellation that was asked for before the scope was entered for one of the scope's own."""

    async def __aenter__(self):
        await super().__aenter__()
        self._cancelling = self._task.cancelling()
        return self

    async def __aexit__(self, kind, exception, traceback):
        state = asyncio.timeouts._State
        if self._state is not state.EXPIRING:
            return await super().__aexit__(kind, exception, traceback)
        self._state = state.EXPIRED
        is_own = self._task.uncancel() <= self._cancelling
        if is_own and kind is asyncio.CancelledError:
            raise TimeoutError from exception


if "_cancelling" not in inspect.getsource(asyncio.timeouts.Timeout):
    asyncio.timeouts.Timeout = _Timeout
