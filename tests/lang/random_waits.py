"""Random programs of what tasks share: locks, conditions, semaphores, barriers, queues, events, futures,
timeouts, task groups, and what cancelling makes of them. All of it is told with the time."""
from random_tasks import ASYNC_HEAD
from random_writer import ERRORS

SHARED_HEAD = """\
def say(*what):
    task = asyncio.current_task()
    print(round(asyncio.get_running_loop().time(), 3), task.get_name() if task else None, *what)
"""
# What a task does between others; DELAY, ERROR, NUMBER, TASK (a call of another task's function) and NAME
# are filled in, and for BLOCK more of the same.
SIMPLE = """\
await asyncio.sleep(DELAY)
await asyncio.sleep(0)
say(NUMBER, x)
bounded.release()
await event.wait()
event.set()
event.clear()
say(event.is_set(), lock.locked(), sem.locked())
cond.notify()
await queue.put(x)
queue.put_nowait(x)
say('got', await queue.get())
say('got', queue.get_nowait())
x = await queue.get(); queue.task_done()
await queue.join()
queue.task_done()
say(queue.qsize(), queue.full(), queue.empty())
say(await barrier.wait())
await barrier.reset()
await barrier.abort()
say(barrier.n_waiting, barrier.broken, barrier.parties)
asyncio.current_task().cancel()
asyncio.current_task().cancel('me')
say(asyncio.current_task().uncancel())
say(asyncio.current_task().cancelling())
kept[0].cancel()
kept[-1].cancel('last')
future.cancel()
say(await future)
say(await asyncio.shield(future))
say(future.done())
if not future.done(): future.set_result(x)
if not future.done(): future.set_exception(ValueError(x))
future.add_done_callback(lambda f: print('called', f.cancelled()))
raise ERROR(NUMBER)
return NUMBER
await asyncio.shield(asyncio.sleep(DELAY))
say(tell(await asyncio.gather(TASK, TASK, return_exceptions=True)))
say(tell(await asyncio.gather(TASK, asyncio.sleep(DELAY))))
asyncio.get_running_loop().call_later(DELAY, event.set)
""".splitlines()
NESTED = """\
async with lock:
    BLOCK
--
await lock.acquire()
try:
    BLOCK
finally: lock.release()
--
async with sem:
    BLOCK
--
async with bounded:
    BLOCK
--
async with cond:
    await cond.wait()
    BLOCK
--
async with cond:
    await cond.wait_for(lambda: x > 2)
    BLOCK
--
async with cond:
    BLOCK
    cond.notify_all()
--
async with barrier as place:
    say(place)
    BLOCK
--
async with asyncio.timeout(DELAY) as scope:
    BLOCK
say(scope.expired())
--
try:
    async with asyncio.timeout(DELAY) as scope:
        BLOCK
        scope.reschedule(None)
        BLOCK
except TimeoutError as e: say('late', e, type(e.__cause__).__name__)
--
try:
    await asyncio.wait_for(queue.get(), DELAY)
    BLOCK
except Exception as e: say('waited', type(e).__name__, e)
--
try:
    await asyncio.wait_for(lock.acquire(), DELAY)
    BLOCK
    lock.release()
except BaseException as e: say('waited', type(e).__name__, e)
--
try:
    await asyncio.wait_for(TASK, DELAY)
except TimeoutError:
    BLOCK
--
try:
    BLOCK
except asyncio.CancelledError as e:
    say('cancelled', e)
    BLOCK
    raise
--
try:
    BLOCK
except (RuntimeError, asyncio.BrokenBarrierError, asyncio.QueueEmpty) as e:
    say('caught', type(e).__name__, e)
--
try:
    BLOCK
except BaseException as e:
    say('caught', type(e).__name__, e)
    raise ERROR(NUMBER) from e
--
try:
    BLOCK
finally:
    say('finally')
    BLOCK
--
async with asyncio.TaskGroup() as group:
    group.create_task(TASK, name='NAME')
    BLOCK
    group.create_task(asyncio.sleep(DELAY), name='NAME')
--
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(TASK, name='NAME')
        group.create_task(TASK, name='NAME')
        BLOCK
except* ValueError as e: say(tell(e))
except* Exception as e: say('rest', tell(e))
--
for x in range(NUMBER % 4):
    BLOCK
--
turns = 0
while turns < 3:
    turns += 1
    BLOCK
--
async for x in agen(NUMBER % 4):
    BLOCK
""".split("--\n")
MAIN = """\
kept.append(asyncio.create_task(TASK, name='NAME'))
kept.append(asyncio.create_task(TASK, name='NAME'))
kept.append(asyncio.create_task(TASK, name='NAME'))
await asyncio.sleep(DELAY)
if kept: say(kept[-1].cancel())
event.set()
if not future.done(): future.set_result('result')
await attempt('main', TASK)
await attempt('main', asyncio.wait_for(TASK, DELAY))
say(sorted(t.get_name() for t in asyncio.all_tasks() if not t.get_name().startswith('Task-')))
""".splitlines()


def fill(w, line, names):
    """The line with its words in capitals filled in."""
    task = lambda: f"{w.one(*names)}({w.r.randint(0, 4)})" if names else f"asyncio.sleep({w.delay()})"
    for word, make in (("DELAY", w.delay), ("ERROR", lambda: w.one(*ERRORS)), ("NUMBER", lambda: str(w.r.randint(0, 9))), ("TASK", task),
                       ("NAME", lambda: w.name("t"))):
        while word in line:
            line = line.replace(word, make(), 1)
    return line


def steps(w, depth, names):
    lines = []
    for _ in range(w.r.randint(1, 3)):
        if depth <= 0 or w.chance(0.3):
            lines.append(fill(w, w.one(*SIMPLE), names))
            continue
        for line in w.one(*NESTED).splitlines():
            before, block, _ = line.partition("BLOCK")
            lines += [before + inner for inner in steps(w, depth - 1, names)] if block else [fill(w, line, names)]
    return lines


def waits(w):
    lines, names = [ASYNC_HEAD, SHARED_HEAD], []
    for _ in range(w.r.randint(2, 4)):
        name = w.name("w")
        lines += [f"async def {name}(x=1):", *("    " + line for line in steps(w, w.r.randint(1, 3), names)), f"    say('{name} ends', x)", "    return x", ""]
        names.append(name)
    lines += ["async def main():", "    global lock, sem, bounded, event, cond, queue, barrier, future, kept", "    lock, sem, bounded, event = asyncio.Lock(), asyncio.Semaphore(2), asyncio.BoundedSemaphore(1), asyncio.Event()",
              f"    cond, queue, barrier = asyncio.Condition(), asyncio.{w.one('Queue', 'LifoQueue', 'PriorityQueue')}({w.r.randint(0, 2)}), asyncio.Barrier({w.r.randint(1, 3)})", "    future, kept = asyncio.get_running_loop().create_future(), []"]
    lines += ["    " + fill(w, w.one(*MAIN), names) for _ in range(w.r.randint(3, 8))]
    return [*lines, f"    if kept: say(tell(await asyncio.wait(kept, timeout={w.r.randint(5000, 30000)}, return_when=asyncio.{w.one('ALL_COMPLETED', 'FIRST_COMPLETED', 'FIRST_EXCEPTION')})))",
            "    for t in kept: say(t.get_name(), t.done(), t.cancelling())", "    return 'end'", "", "print(asyncio.run(main()))"]


KINDS = (waits,)
