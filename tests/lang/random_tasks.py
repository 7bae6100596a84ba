"""Random programs of coroutines, tasks and what waits between them."""
from random_writer import CAUGHT, ERRORS, MANAGER, indent

ASYNC_HEAD = """\
import asyncio
class AsyncManager:
    def __init__(self, name):
        self.name = name
    async def __aenter__(self):
        print("aenter", self.name)
        await asyncio.sleep(0)
        return 5
    async def __aexit__(self, kind, value, trace):
        print("aexit", self.name, kind and kind.__name__)
        await asyncio.sleep(0)
        return self.name == 3
async def pause():
    print("pause", asyncio.current_task().get_name())
    await asyncio.sleep(0)
async def later(delay, value):
    await asyncio.sleep(delay)
    return value + 1
async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(i % 2)
            yield i
    finally:
        print("agen ends")
def tell(x):
    if isinstance(x, BaseException): return f"{type(x).__name__}({', '.join(map(tell, x.exceptions)) if isinstance(x, BaseExceptionGroup) else x})"
    if isinstance(x, asyncio.Task): return f"{x.get_name()}:{x.done()}:{x.cancelled()}"
    if isinstance(x, (list, tuple)): return "[" + ", ".join(map(tell, x)) + "]"
    if isinstance(x, (set, dict)): return "{" + ", ".join(sorted(map(tell, x))) + "}"
    return repr(x)
async def attempt(what, aw):
    try:
        print(what, "->", tell(await aw))
    except (Exception, asyncio.CancelledError) as e:
        print(what, "!!", tell(e))
"""


def awaitable(w, names, depth=2):
    call = lambda: f"{w.one(*names)}({w.r.randint(0, 4)})"
    if depth <= 0 or w.chance(0.3):
        return call()
    inner = lambda: awaitable(w, names, depth - 1)
    many = lambda: ", ".join(inner() for _ in range(w.r.randint(1, 3)))
    tasks = lambda: "[" + ", ".join(f"asyncio.ensure_future({inner()})" for _ in range(w.r.randint(1, 3))) + "]"
    return w.one(f"asyncio.gather({many()}, return_exceptions={w.chance(0.5)})", f"asyncio.wait_for({inner()}, {w.delay()})", f"asyncio.shield({inner()})",
                 f"asyncio.wait({tasks()}, timeout={w.one('None', w.delay())}, return_when=asyncio.{w.one('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED')})",
                 f"asyncio.create_task({call()}, name='t{w.r.randint(1, 9)}')")


def tasks(w):
    lines = [ASYNC_HEAD, MANAGER]
    names = []
    for _ in range(w.r.randint(2, 5)):
        name = w.name("c")
        body = w.flows(w.r.randint(1, 3), False, "await")
        if names and w.chance(0.6):
            body.insert(w.r.randint(0, len(body)) if all(not line.startswith((" ", "else", "except", "finally", "case")) for line in body) else 0,
                        w.one(f"await attempt('in {name}', {awaitable(w, names)})", f"x = 1; await {awaitable(w, names, 1)}", f"print('child', tell(await asyncio.create_task({w.one(*names)}(x), name='child {name}')))"))
        lines += [f"async def {name}(x=1, i=0):", f"    print('{name} begins', x)", "    await asyncio.sleep(0)", *indent(body), ""]
        names.append(name)
    lines += ["async def main():", "    q = asyncio.Queue(2); lock = asyncio.Lock(); event = asyncio.Event(); sem = asyncio.Semaphore(2); kept = []"]
    lines += indent(["async def put(n):", "    for i in range(n):", f"        await asyncio.sleep({w.delay()})", "        await q.put(i); print('put', i)",
                     "async def get(n):", "    for i in range(n): print('got', await q.get()); q.task_done()", "async def locked(n):", f"    async with {w.one('lock', 'sem')}:",
                     "        print('locked', n)", f"        await asyncio.sleep({w.delay()})", "    print('free', n)", "async def waits(n):", "    await event.wait(); print('event', n)",
                     "async def sets():", f"    await asyncio.sleep({w.delay()}); event.set(); print('set')"])
    for i in range(w.r.randint(2, 7)):
        call = f"{w.one(*names)}({w.r.randint(0, 4)})"
        lines += indent(w.one(
            [f"await attempt({i}, {awaitable(w, names)})"], [f"await attempt({i}, {awaitable(w, names)})"], [f"kept.append(asyncio.create_task({call}, name='k{i}'))"],
            [f"kept.append(asyncio.create_task(attempt('task {i}', {awaitable(w, names)}), name='k{i}'))", f"await asyncio.sleep({w.delay()})"],
            ["if kept: print('cancel', kept[-1].cancel(%s))" % w.one("", "'msg'"), "await asyncio.sleep(0)"],
            [f"await attempt({i}, asyncio.gather(put(3), get(3)))"], [f"await attempt({i}, asyncio.wait_for(asyncio.gather(put(2), get(3)), {w.delay()}))"],
            [f"await attempt({i}, asyncio.gather(locked(1), locked(2), locked(3)))"], [f"await attempt({i}, asyncio.gather(waits(1), sets(), waits(2)))"],
            ["try:", f"    async with asyncio.timeout({w.delay()}):", f"        print('in time', tell(await {awaitable(w, names)}))", "except TimeoutError: print('late')", "except Exception as e: print('other', tell(e))"],
            ["try:", "    async with asyncio.TaskGroup() as tg:", f"        one = tg.create_task({call}, name='g1')", f"        tg.create_task({w.one(*names)}(2), name='g2')", f"        {w.one('await asyncio.sleep(0)', 'raise KeyError(1)', 'pass', 'one.cancel()')}",
             "    print('group', tell(one))", "except* ValueError as e: print('values', tell(e))", "except* Exception as e: print('rest', tell(e))"],
            [f"for f in asyncio.as_completed([asyncio.create_task({call}), asyncio.create_task({w.one(*names)}(3))]{w.one('', ', timeout=' + w.delay())}): await attempt('as', f)"],
            [f"asyncio.get_running_loop().call_later({w.delay()}, print, 'later', {i})", f"asyncio.get_running_loop().call_soon(print, 'soon', {i})"],
            [f"async for x in agen({w.r.randint(1, 3)}): print('item', x)"], ["print([x async for x in agen(2)], await later(1, 2))"], [f"await asyncio.sleep({w.delay()})"],
            ["print(sorted(t.get_name() for t in asyncio.all_tasks() if not t.get_name().startswith('Task-')))"]))
    lines += indent(["for t in kept: await attempt(t.get_name(), t)" if w.chance(0.7) else "print(len(kept))", "return 'end'"])
    lines += ["", w.one("print(asyncio.run(main()))", "print(asyncio.run(main()))", "asyncio.run(main()); asyncio.run(main())",
                        "loop = asyncio.new_event_loop(); print(loop.run_until_complete(main())); loop.close()")]
    return lines


def async_generators(w):
    lines = [ASYNC_HEAD, MANAGER, "import contextlib"]
    names = []
    for _ in range(w.r.randint(1, 3)):
        name = w.name("ag")
        body = [line for _ in range(w.r.randint(1, 3)) for line in w.one(["yield x"], ["print('sent', (yield i))"], ["await asyncio.sleep(0)"], ["await pause()"], ["i += 1"],
                ["try:", "    yield 'try'", f"except {w.one(*CAUGHT)} as e:", "    print('caught', type(e).__name__)", "    yield 'except'", "finally:", "    print('finally')", f"    {w.one('await asyncio.sleep(0)', 'pass', 'x = 2')}"],
                ["for i in range(3):", "    yield i", f"    if i == {w.r.randint(0, 3)}: {w.one('return', 'break', 'raise ValueError(i)', 'continue')}"], ["async with AsyncManager(x):", "    yield 'with'"])]
        if names and w.chance(0.5):
            body += [f"async for i in {w.one(*names)}(x): yield i"]
        lines += [f"async def {name}(x=1, i=0):", *indent(body), "    yield 'last'", ""]
        names.append(name)
    lines += ["@contextlib.asynccontextmanager", "async def managed(x):", "    print('acquire')", "    try: yield x", "    finally: print('release')", "async def main():"]
    for i in range(w.r.randint(1, 4)):
        lines += indent([f"o = {w.one(*names)}({i})"])
        for _ in range(w.r.randint(1, 6)):
            lines += indent(w.one(["await attempt('next', anext(o))"], ["await attempt('next', anext(o))"], ["await attempt('default', anext(o, 'none'))"], [f"await attempt('send', o.asend({w.one('None', '1')}))"], [f"await attempt('throw', o.athrow({w.one(*ERRORS)}({i})))"], ["await attempt('close', o.aclose())"],
                                  ["try:", "    async for x in o:", "        print('for', x)", f"        if x == {w.r.randint(0, 2)}: break", "except Exception as e: print(tell(e))"],
                                  ["try:", "    async with managed(1) as v:", f"        {w.one('print(v)', 'raise KeyError(v)', 'await anext(o)')}", "except (Exception, StopAsyncIteration) as e: print(tell(e))"],
                                  ["async with contextlib.AsyncExitStack() as stack:", "    await stack.enter_async_context(AsyncManager(3))", "    stack.callback(print, 'callback')", f"    {w.one('1 // 0', 'pass', 'await anext(o, 0)')}"]))
    lines += ["", "asyncio.run(main())"]
    return lines


KINDS = (tasks, async_generators)
