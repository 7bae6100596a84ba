"""The scenarios of scenarios*.c, written for asyncio. Usage: scenarios.py [NAME]."""
import asyncio
import sys

import virtual
from virtual import describe

SCENARIOS = []


def scenario(function):
    SCENARIOS.append(function)
    return function


def note(text):
    print(f"{current.time()} -: {text}")


def say(text):
    loop = asyncio.get_running_loop()
    print(f"{loop.time()} {asyncio.current_task().get_name()}: {text}")


def go(coro, name=None):
    return asyncio.create_task(coro, name=name)


def state(future):
    if not future.done():
        return "pending"
    if future.cancelled():
        return "CancelledError"
    return describe(future.exception()) if future.exception() else "result"


async def outcome(awaitable):
    """Awaits it; "ok" or the exception as text."""
    try:
        await awaitable
        return "ok"
    except BaseException as exc:
        return describe(exc)


async def sleeps(ms):
    """Sleeps; whether it was left in peace."""
    try:
        await asyncio.sleep(ms)
        return True
    except asyncio.CancelledError:
        return False


async def nap(ms):
    try:
        await asyncio.sleep(ms)
    except asyncio.CancelledError:
        say("nap cancelled")
        raise
    say(f"napped {ms}")
    return ms


async def fail(ms):
    await asyncio.sleep(ms)
    say("fails")
    raise ValueError(f"{asyncio.current_task().get_name()} failed")


async def stubborn(ms):
    try:
        await asyncio.sleep(ms)
        return ms
    except asyncio.CancelledError:
        say("cancelled, cleans up")
        await asyncio.sleep(5)
        say("clean")
        raise


# ---- handles and timers

def loop_():
    return asyncio.get_running_loop()


def chain(text):
    note(f"chain {text}")
    current.call_soon(note, "from chain")


@scenario
async def call_soon_order():
    loop = loop_()
    loop.call_soon(chain, "a")
    loop.call_soon(note, "b")
    c = loop.call_soon(note, "c")
    loop.call_soon(note, "d")
    c.cancel()
    say("before")
    for i in range(3):
        await asyncio.sleep(0)
        say(f"after {i}")
    loop.call_soon(chain, "last")


@scenario
async def equal_timers():
    loop = loop_()
    for i, name in enumerate("abcdefgh"):
        loop.call_later(10 if i % 2 else 5, note, name)
    loop.call_at(10, note, "at 10")
    loop.call_at(0, note, "at 0")
    await asyncio.sleep(10)
    await asyncio.sleep(1)


async def spin():
    for i in range(4):
        say(f"spin {i}")
        await asyncio.sleep(0)


@scenario
async def timers_and_ready():
    loop = loop_()
    loop.call_later(0, note, "timer 0")
    loop.call_later(1, note, "timer 1")
    a, b = go(spin(), "a"), go(spin(), "b")
    loop.work(2)
    say("worked")
    await asyncio.sleep(0)
    loop.call_soon(note, "soon")
    await a
    await b


@scenario
async def cancelled_timers():
    loop = loop_()
    handles = [loop.call_later((i + 1) * 10, note, f"t{i}") for i in range(6)]
    for i in 0, 3, 5:
        handles[i].cancel()
    await asyncio.sleep(15)
    say("slept")
    handles[4].cancel()
    await asyncio.sleep(40)


def failing(text):
    note("failing")
    raise ValueError(text)


@scenario
async def callback_exceptions():
    loop = loop_()
    loop.call_soon(failing, "one")
    loop.call_soon(note, "goes on")
    loop.call_later(3, failing, "two")
    await asyncio.sleep(5)


def stop_now(text):
    note(text)
    current.stop()


@scenario
async def stop():
    loop_().call_later(5, stop_now, "stop")
    a = go(nap(5), "a")
    try:
        await asyncio.sleep(50)
        say("woke well")
    except asyncio.CancelledError:
        say("woke cancelled")
        await a
        raise
    await a


# ---- tasks

async def three_steps():
    for i in range(3):
        say(f"step {i}")
        await asyncio.sleep(0)


@scenario
async def interleaving():
    a, b, c = go(three_steps()), go(three_steps(), "named"), go(three_steps())
    say(f"made {a.get_name()} {b.get_name()} {c.get_name()}")
    c.set_name("renamed while it lives, at some length")
    await c
    say("c is done")
    await a
    await b


async def child():
    say("child runs")


async def parent():
    for i in range(2):
        await go(child())
        say(f"joined {i}")


@scenario
async def spawn_and_join():
    a, b = go(parent(), "A"), go(parent(), "B")
    await a
    await b
    c = go(fail(2), "C")
    say(f"caught {await outcome(c)}")
    d = go(nap(3), "D")
    await asyncio.sleep(10)
    say(f"late join gives {await d}")


class Tell:
    def __init__(self, text):
        self.text = text

    def __call__(self, future):
        note(f"{self.text}: {state(future)}")

    def __eq__(self, other):
        return isinstance(other, Tell) and self.text == other.text


async def waits_for(future):
    value = await future
    say(f"got {value}")
    return value


@scenario
async def callbacks():
    future = loop_().create_future()
    future.add_done_callback(Tell("first"))
    a = go(waits_for(future), "a")
    await asyncio.sleep(0)
    future.add_done_callback(Tell("removed"))
    future.add_done_callback(Tell("second"))
    b = go(waits_for(future), "b")
    await asyncio.sleep(0)
    future.add_done_callback(Tell("removed"))
    removed = future.remove_done_callback(Tell("removed"))
    say(f"removed {removed}")
    future.set_result(7)
    try:
        future.set_result(None)
        say("again: set")
    except asyncio.InvalidStateError:
        say("again: InvalidStateError")
    future.add_done_callback(Tell("late"))
    say(f"cancel: {int(future.cancel())}")
    await asyncio.sleep(0)
    future.add_done_callback(Tell("very late"))
    await a
    await b


@scenario
async def future_errors():
    loop = loop_()
    future = loop.create_future()
    try:
        future.result()
    except asyncio.InvalidStateError as exc:
        say(describe(exc))
    a, b = go(waits_for(future), "a"), go(waits_for(future), "b")
    await asyncio.sleep(0)
    future.set_exception(ValueError("broken"))
    say(f"a: {await outcome(a)}")
    say(f"b: {await outcome(b)}")
    future = loop.create_future()
    a = go(waits_for(future), "a")
    await asyncio.sleep(0)
    future.cancel("no more")
    say(f"a: {await outcome(a)}")
    future = loop.create_future()
    future.set_exception(ValueError("unseen"))
    del future
    c = go(fail(1), "c")
    loop.created.remove(c)
    del c
    await asyncio.sleep(2)


# ---- cancelling

@scenario
async def cancel_before_start():
    a = go(nap(10), "a")
    a.add_done_callback(Tell("a"))
    say(f"cancel: {int(a.cancel('too early'))}")
    say(f"state {state(a)}, cancelling {a.cancelling()}")
    say(f"caught {await outcome(a)}")
    say(f"cancel again: {int(a.cancel())}")


@scenario
async def cancel_while_waiting():
    a, b, c = go(nap(10), "a"), go(stubborn(10), "b"), go(stubborn(10), "c")
    await asyncio.sleep(3)
    a.cancel()
    b.cancel("stop it")
    c.cancel()
    await asyncio.sleep(2)
    c.cancel("twice")
    say(f"c is asked {c.cancelling()} times")
    say(f"a: {await outcome(a)}")
    say(f"b: {await outcome(b)}")
    say(f"b again: {await outcome(b)}")
    say(f"c: {await outcome(c)}")


async def swallows():
    while True:
        try:
            await asyncio.sleep(10)
            break
        except asyncio.CancelledError as exc:
            say(f"swallowed {describe(exc)}, left {asyncio.current_task().uncancel()}")
    say("slept")


@scenario
async def cancel_swallowed():
    a = go(swallows(), "a")
    for i in range(3):
        await asyncio.sleep(4)
        say(f"cancel: {int(a.cancel('second' if i == 1 else None))}")
    await a
    say(f"a: {state(a)}")


async def cancels_itself(returns):
    asyncio.current_task().cancel("myself")
    say("still running")
    if returns:
        return
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError as exc:
        say(f"caught {describe(exc)}")
        await asyncio.sleep(1)


@scenario
async def cancel_self():
    a, b = go(cancels_itself(False), "a"), go(cancels_itself(True), "b")
    say(f"a: {await outcome(a)}")
    say(f"b: {await outcome(b)}")


async def outer(future):
    try:
        await future
        say("ok")
    except BaseException:
        say("not ok")
        raise


@scenario
async def cancel_chain():
    c = go(stubborn(50), "c")
    b = go(outer(c), "b")
    a = go(outer(b), "a")
    await asyncio.sleep(1)
    a.cancel("down the chain")
    say(f"a: {await outcome(a)}")
    say(f"b {state(b)}, c {state(c)}")


@scenario
async def cancel_after_wake():
    future = loop_().create_future()
    a = go(waits_for(future), "a")
    await asyncio.sleep(0)
    future.set_result(1)
    say(f"cancel: {int(a.cancel('late'))}")
    say(f"a: {await outcome(a)}")


async def loops_for_ever(fails):
    try:
        while True:
            await asyncio.sleep(7)
            say("tick")
    except asyncio.CancelledError:
        say("ends")
        if fails:
            raise ValueError("while ending")
        raise


@scenario
async def left_over():
    go(loops_for_ever(False), "a")
    go(loops_for_ever(True), "b")
    go(stubborn(100), "c")
    await asyncio.sleep(15)
    go(nap(1), "never begun")
    say("leaves")
    raise ValueError("main failed")


# ---- groups

@scenario
async def group_ok():
    async with asyncio.TaskGroup() as group:
        group.create_task(nap(3), name="a")
        group.create_task(nap(1), name="b")
        say("body ends")
    say("group left")
    async with asyncio.TaskGroup():
        pass


@scenario
async def group_failures():
    me = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stubborn(20), name="a")
            group.create_task(fail(3), name="b")
            group.create_task(fail(3), name="c")
            group.create_task(nap(4), name="d")
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                say(f"body: 0, cancelling {me.cancelling()}")
                raise
    except BaseException as exc:
        say(f"caught {describe(exc)}, cancelling {me.cancelling()}")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(2), name="e")
            group.create_task(nap(9), name="f")
    except BaseException as exc:
        say(f"caught {describe(exc)}")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(nap(9), name="g")
            raise ValueError("the body failed")
    except BaseException as exc:
        say(f"caught {describe(exc)}")


async def inner_group(ms):
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stubborn(30), name="inner 1")
            if ms:
                group.create_task(fail(ms), name="inner 2")
    except BaseException:
        say("inner group failed")
        raise
    say("inner group ok")


@scenario
async def group_nested():
    for i in range(2):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(inner_group(0 if i else 3), name="a")
                group.create_task(fail(5) if i else nap(5), name="b")
            say("ok")
        except BaseException as exc:
            say(describe(exc))


@scenario
async def group_cancelled():
    a = go(inner_group(0), "a")
    await asyncio.sleep(2)
    a.cancel("enough")
    await asyncio.sleep(1)
    a.cancel("really")
    say(f"a: {await outcome(a)}")


# ---- gather

def say_states(tasks):
    for task in tasks:
        say(f"{task.get_name()}: {state(task)}")


@scenario
async def gather_order():
    a, b, c = go(nap(3), "a"), go(nap(1), "b"), go(nap(2), "c")
    await asyncio.gather(a, b, c, b)
    say("gathered 1")
    await asyncio.gather(a, b, c)
    say("again 1")
    none = asyncio.gather()
    say(f"nothing: {state(none)}")


@scenario
async def gather_exceptions():
    for keep in False, True:
        tasks = go(nap(5), "a"), go(fail(2), "b"), go(fail(3), "c")
        every = asyncio.gather(*tasks, return_exceptions=keep)
        say(await outcome(every))
        say_states(tasks)
        await asyncio.sleep(10)


@scenario
async def gather_cancel_child():
    for keep in False, True:
        tasks = go(nap(5), "a"), go(stubborn(9), "b")
        every = asyncio.gather(*tasks, return_exceptions=keep)
        await asyncio.sleep(1)
        tasks[0].cancel("child")
        say(await outcome(every))
        say_states(tasks)
        await asyncio.sleep(20)


async def gathers(keep):
    tasks = go(nap(20), "x"), go(stubborn(20), "y"), go(nap(1), "z")
    every = asyncio.gather(*tasks, return_exceptions=keep)
    try:
        await every
    finally:
        say(f"gather: {state(every)}")
        say_states(tasks)


@scenario
async def gather_cancelled():
    for keep in False, True:
        a = go(gathers(keep), "a")
        await asyncio.sleep(5)
        a.cancel("the whole")
        say(f"a: {await outcome(a)}")
        await asyncio.sleep(10)


# ---- wait

@scenario
async def wait_modes():
    for mode in asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED:
        tasks = go(nap(2), "a"), go(fail(4), "b"), go(nap(6), "c"), go(nap(2), "d")
        done, _ = await asyncio.wait(tasks, return_when=mode)
        say(f"1: {len(done)} done")
        say_states(tasks)
        await asyncio.sleep(10)
        done, _ = await asyncio.wait(tasks, return_when=mode, timeout=5)
        say(f"1: {len(done)} done")
        say_states(tasks)
    try:
        await asyncio.wait([])
    except ValueError as exc:
        say(describe(exc))


async def waits(task):
    try:
        done, _ = await asyncio.wait([task], timeout=50)
        say(f"wait: 1 {len(done)}")
    except asyncio.CancelledError:
        say("wait: 0 9")
        raise


@scenario
async def wait_timeout():
    tasks = go(nap(5), "a"), go(nap(10), "b"), go(nap(15), "c")
    for _ in range(3):
        done, _ = await asyncio.wait(tasks, timeout=5)
        say(f"{len(done)} done")
    d = go(nap(30), "d")
    e = go(waits(d), "e")
    await asyncio.sleep(2)
    e.cancel()
    say(f"e: {await outcome(e)}")
    say(f"d: {await outcome(d)}")


async def completed(tasks, timeout):
    try:
        for next_one in asyncio.as_completed(tasks, timeout=timeout):
            try:
                say(f"got {await next_one}")
            except ValueError as exc:
                say(f"got {describe(exc)}")
        say("all")
    except TimeoutError as exc:
        say(describe(exc))


@scenario
async def as_completed_order():
    await completed([go(nap(5), "a"), go(fail(3), "b"), go(nap(3), "c"), go(nap(1), "d")], None)
    tasks = [go(nap(2 + 3 * i)) for i in range(4)]
    await completed(tasks, 6)


# ---- wait_for

async def swallow_once(ms):
    try:
        await asyncio.sleep(ms)
    except asyncio.CancelledError as exc:
        say(f"swallowed {describe(exc)}")
        await asyncio.sleep(3)
    return ms


@scenario
async def wait_for_all_ways():
    functions = nap, nap, stubborn, fail, fail, swallow_once, nap, nap
    for i, (function, timeout) in enumerate(zip(functions, (9, 2, 2, 9, 2, 2, 0, 5))):
        task = go(function(5), "t")
        try:
            value = await asyncio.wait_for(task, timeout)
            say(f"{i}: ok, task {state(task)}")
            say(f"value {value}")
        except BaseException as exc:
            say(f"{i}: {describe(exc)}, task {state(task)}")
    task = go(nap(1), "u")
    await asyncio.wait_for(task, None)
    say("no limit: 1")
    await asyncio.wait_for(task, 0)
    say("done: 1")


async def wait_for_10(future):
    try:
        await asyncio.wait_for(future, 10)
        say("wait_for ends 1")
    except BaseException:
        say("wait_for ends 0")
        raise


@scenario
async def wait_for_cancelled():
    inner = go(stubborn(50), "inner")
    a = go(wait_for_10(inner), "a")
    await asyncio.sleep(3)
    a.cancel("outer")
    await asyncio.sleep(1)
    a.cancel("twice")
    say(f"a: {await outcome(a)}")
    say(f"inner: {await outcome(inner)}")

    inner = go(nap(50), "inner")
    a = go(wait_for_10(inner), "a")
    await asyncio.sleep(3)
    inner.cancel("inner")
    say(f"a: {await outcome(a)}")

    inner = go(nap(3), "inner")
    a = go(wait_for_10(inner), "a")
    await asyncio.sleep(3)
    a.cancel("race")
    say(f"a: {await outcome(a)}")


# ---- time-outs

@scenario
async def timeout_scopes():
    me = asyncio.current_task()
    for outer_ms, inner_ms in (10, 3), (3, 10), (5, 5):
        caught = "nothing"
        try:
            async with asyncio.timeout(outer_ms) as outer:
                try:
                    async with asyncio.timeout(inner_ms) as inner:
                        try:
                            await asyncio.sleep(20)
                        finally:
                            say("body 0")
                except TimeoutError:
                    say(f"inner 0: expired {int(inner.expired())}, TimeoutError")
                    await asyncio.sleep(1)
                except asyncio.CancelledError:
                    say(f"inner 0: expired {int(inner.expired())}, CancelledError")
                    raise
        except BaseException as exc:
            caught = describe(exc)
        say(f"outer: expired {int(outer.expired())}, {caught}, cancelling {me.cancelling()}")
    async with asyncio.timeout(5) as outer:
        outer.reschedule(35)
        await asyncio.sleep(7)
    say("rescheduled: 1")
    try:
        outer.reschedule(0)
    except RuntimeError as exc:
        say(describe(exc))
    late = "ok"
    try:
        async with asyncio.timeout(-1):
            await asyncio.sleep(0)
    except BaseException as exc:
        late = describe(exc)
    say(f"late: {late}")
    async with asyncio.timeout(None):
        await asyncio.sleep(1)
    say("never: ok")


async def in_time_10():
    try:
        async with asyncio.timeout(10):
            await asyncio.sleep(20)
    finally:
        say(f"scope left, cancelling {asyncio.current_task().cancelling()}")


@scenario
async def timeout_and_cancel():
    for delay in 5, 10, 15:
        a = go(in_time_10(), "a")
        await asyncio.sleep(delay)
        say(f"cancel {int(a.cancel('from outside'))}")
        say(f"a: {await outcome(a)}")


# ---- shield

async def shields(task):
    future = asyncio.shield(task)
    try:
        await future
    finally:
        say(f"shield: {state(future)}")


@scenario
async def shielding():
    inner = go(nap(5), "inner")
    a = go(shields(inner), "a")
    await asyncio.sleep(1)
    a.cancel("not the inner")
    say(f"a: {await outcome(a)}")
    say(f"inner: {await outcome(inner)}")

    inner = go(stubborn(5), "inner")
    a = go(shields(inner), "a")
    await asyncio.sleep(1)
    inner.cancel("the inner")
    say(f"a: {await outcome(a)}")

    inner = go(fail(2), "inner")
    a = go(shields(inner), "a")
    say(f"a: {await outcome(a)}")
    a = go(shields(inner), "a")
    say(f"a: {await outcome(a)}")

    inner = go(fail(4), "inner")
    loop_().created.remove(inner)
    a = go(shields(inner), "a")
    await asyncio.sleep(1)
    a.cancel()
    say(f"a: {await outcome(a)}")
    del a, inner
    await asyncio.sleep(10)


# ---- locks and their kind

async def join_all(tasks):
    for task in tasks:
        say(f"{task.get_name()}: {await outcome(task)}")


async def holds(lock):
    try:
        await lock.acquire()
    except asyncio.CancelledError:
        say("not acquired")
        raise
    say("acquired")
    try:
        await asyncio.sleep(2)
    finally:
        lock.release()
        say("released")


async def holds_twice(lock):
    await holds(lock)
    await holds(lock)


@scenario
async def lock_fairness():
    lock = asyncio.Lock()
    await join_all([go(holds_twice(lock), "a"), go(holds_twice(lock), "b"), go(holds(lock), "c")])
    try:
        lock.release()
    except RuntimeError as exc:
        say(describe(exc))


@scenario
async def lock_cancelled():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [go(holds(lock), name) for name in "abcd"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    lock.release()
    tasks[0].cancel()
    say(f"locked: {int(lock.locked())}")
    await join_all(tasks)


async def waits_for_event(flag):
    try:
        await flag.wait()
        say(f"event 1, set {int(flag.is_set())}")
    except asyncio.CancelledError:
        say(f"event 0, set {int(flag.is_set())}")
        raise


@scenario
async def event():
    flag = asyncio.Event()
    tasks = [go(waits_for_event(flag), name) for name in "abc"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    flag.set()
    flag.clear()
    d = go(waits_for_event(flag), "d")
    await join_all(tasks)
    flag.set()
    flag.set()
    say(f"passes: {int(await flag.wait())}")
    await join_all([d])


async def waits_for_condition(bell):
    await bell.acquire()
    error = None
    try:
        await bell.wait()
    except BaseException as exc:
        error = exc
    say(f"notified {int(not error)}, locked {int(bell.locked())}")
    try:
        await asyncio.sleep(1)
    finally:
        bell.release()
    if error:
        raise error


@scenario
async def condition():
    bell = asyncio.Condition()
    try:
        bell.notify()
    except RuntimeError as exc:
        say(describe(exc))
    say(await outcome(bell.wait()))
    tasks = [go(waits_for_condition(bell), name) for name in "abcde"]
    await asyncio.sleep(1)
    await bell.acquire()
    bell.notify(2)
    say("rang for two")
    tasks[2].cancel("while it waits")
    tasks[1].cancel("while it gets the lock back")
    bell.release()
    await asyncio.sleep(5)
    await bell.acquire()
    say("rings for all")
    bell.notify_all()
    bell.release()
    await join_all(tasks)


class Level:
    value = 0


async def waits_for_level(changed, level):
    async with changed:
        await changed.wait_for(lambda: level.value >= 3)
        say(f"level is {level.value}")


@scenario
async def condition_for():
    lock = asyncio.Lock()
    changed, level = asyncio.Condition(lock), Level()
    tasks = [go(waits_for_level(changed, level), name) for name in "ab"]
    while level.value < 4:
        await asyncio.sleep(2)
        await lock.acquire()
        level.value += 1
        say(f"raises it to {level.value}")
        changed.notify(1 if level.value == 3 else 2)
        lock.release()
    await join_all(tasks)


async def takes_permit(permits):
    try:
        await permits.acquire()
    except asyncio.CancelledError:
        say("no permit")
        raise
    say(f"permit, locked {int(permits.locked())}")
    try:
        await asyncio.sleep(3)
    finally:
        permits.release()


@scenario
async def semaphore():
    permits = asyncio.Semaphore(2)
    tasks = [go(takes_permit(permits), name) for name in "abcdefg"]
    await asyncio.sleep(1)
    tasks[3].cancel()
    await asyncio.sleep(2)
    tasks[2].cancel()
    permits.release()
    tasks[4].cancel()
    await permits.acquire()
    say("permit")
    await join_all(tasks)
    permits = asyncio.BoundedSemaphore(1)
    try:
        permits.release()
    except ValueError as exc:
        say(describe(exc))


async def meets(gate):
    for _ in range(2):
        try:
            say(f"passed {await gate.wait()}")
        except BaseException:
            say("left behind")
            raise


@scenario
async def barrier():
    gate = asyncio.Barrier(3)
    await join_all([go(meets(gate), name) for name in "abc"])
    tasks = [go(meets(gate), name) for name in "de"]
    await asyncio.sleep(1)
    say(f"{gate.n_waiting} wait")
    await gate.reset()
    await join_all(tasks)
    tasks = [go(meets(gate), name) for name in "fg"]
    await asyncio.sleep(1)
    tasks[0].cancel()
    await gate.abort()
    await join_all(tasks)
    say(f"broken {int(gate.broken)}")
    say(await outcome(gate.wait()))


# ---- queues

async def produces(queue):
    for i in range(1, 5):
        try:
            await queue.put(i)
        except asyncio.CancelledError:
            say("put failed")
            raise
        say(f"put {i}, size {queue.qsize()}")


async def consumes(queue):
    for i in range(4):
        try:
            item = await queue.get()
        except asyncio.CancelledError:
            say("get failed")
            raise
        say(f"got {item}")
        await asyncio.sleep(i % 2)
        queue.task_done()


@scenario
async def queue_fifo():
    for capacity in range(3):
        queue = asyncio.Queue(capacity)
        tasks = [go(produces(queue), "p"), go(produces(queue), "q"),
                 go(consumes(queue), "c"), go(consumes(queue), "d")]
        await asyncio.sleep(0)
        await queue.join()
        say(f"joined, size {queue.qsize()}")
        await join_all(tasks)
        try:
            queue.task_done()
        except ValueError as exc:
            say(describe(exc))
        try:
            queue.get_nowait()
        except asyncio.QueueEmpty as exc:
            say(describe(exc))


class ByTens(int):
    def __lt__(self, other):
        return int(self) // 10 < int(other) // 10


@scenario
async def queue_orders():
    for queue in asyncio.LifoQueue(12), asyncio.PriorityQueue(12):
        for item in 42, 17, 31, 11, 13, 45, 12, 33, 21, 10, 43, 15:
            queue.put_nowait(ByTens(item))
        say(f"full {int(queue.full())}")
        try:
            queue.put_nowait(1)
        except asyncio.QueueFull as exc:
            say(describe(exc))
        while not queue.empty():
            say(f"got {int(await queue.get())}")


@scenario
async def queue_cancelled():
    queue = asyncio.Queue(1)
    tasks = [go(consumes(queue), name) for name in "abc"]
    await asyncio.sleep(1)
    tasks[1].cancel()
    await queue.put(1)
    tasks[0].cancel()
    await asyncio.sleep(2)
    for i in 2, 3, 4:
        await queue.put(i)
    await join_all(tasks)

    queue.put_nowait(9)
    tasks = [go(produces(queue), name) for name in "pqr"]
    await asyncio.sleep(1)
    await queue.get()
    tasks[0].cancel()
    tasks[1].cancel()
    for _ in range(4):
        say(f"got {await queue.get()}")
    await join_all(tasks)


def main():
    global current
    for function in SCENARIOS:
        if len(sys.argv) > 1 and sys.argv[1] != function.__name__:
            continue
        print(f"== {function.__name__}")
        current = virtual.make_loop(note)
        virtual.run(current, function, note)


main()
