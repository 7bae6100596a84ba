"""Random programs of tasks, run on asyncio and on our loop, whose logs are compared.

Usage: random_programs.py BINARY SEED COUNT      compares; BINARY is test_loop_random
       random_programs.py --show SEED            prints one program and its log on asyncio

A program is a list of bodies; a body is a list of instructions of four numbers, which refer to later
bodies only, so that every program ends. A task awaits only tasks that were made after it.
"""
import asyncio
import difflib
import itertools
import os
import random
import subprocess
import sys
import warnings

import virtual
from virtual import describe

(SAY, SLEEP, SPAWN, CANCEL, AWAIT, GATHER, WAIT, WAIT_FOR, SHIELD, LOCK, SEMAPHORE, SET, CLEAR,
 WAIT_EVENT, WAIT_CONDITION, NOTIFY, PUT, GET, TASK_DONE, JOIN, RAISE, TRY, TIMEOUT, GROUP, CALL_LATER,
 CALL_SOON, UNCANCEL, FINALLY, SWALLOW, REPEAT, AS_COMPLETED, BARRIER) = range(32)
WEIGHTS = {SAY: 3, SLEEP: 14, SPAWN: 12, CANCEL: 6, AWAIT: 4, TRY: 8, RAISE: 2, LOCK: 5, PUT: 5, GET: 5,
           TIMEOUT: 5, GROUP: 4, WAIT: 3, GATHER: 4, WAIT_FOR: 4, SWALLOW: 3, SET: 4, JOIN: 1, CLEAR: 1}
MODES = asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED
MAX_TASKS = 40
KEPT = []  # a task that is collected runs its cleanup in the middle of whatever runs then


def generate(seed):
    rng = random.Random(seed)
    n_bodies = rng.randint(4, 9)
    codes = list(range(32))
    weights = [WEIGHTS.get(code, 2) for code in codes]
    bodies = []
    for body in range(n_bodies):
        ops = []
        for _ in range(rng.randint(2, 7)):
            code = rng.choices(codes, weights)[0]
            later = lambda: rng.randrange(body + 1, n_bodies)
            a, b, c = rng.randrange(8), rng.randrange(8), rng.randrange(8)
            if code in (SPAWN, LOCK, SEMAPHORE, TRY, TIMEOUT, GROUP, FINALLY, SWALLOW, REPEAT):
                if body + 1 == n_bodies:
                    continue
                a = later()
                if code in (GROUP, FINALLY):
                    b, c = later(), later()
            ops.append((code, a, b, c))
        bodies.append(ops)
    if n_bodies > 1:
        bodies[0][:0] = [(SPAWN, rng.randrange(1, n_bodies), 0, 0) for _ in range(3)]
    return bodies


def as_text(bodies):
    lines = [str(len(bodies))]
    for ops in bodies:
        lines.append(" ".join(str(n) for n in itertools.chain([len(ops)], *ops)))
    return "\n".join(lines) + "\n"


class Run:
    def __init__(self, bodies):
        self.bodies, self.tasks, self.log = bodies, [], []
        self.loop = virtual.make_loop(self.trouble)

    def note(self, text):
        self.log.append(text if text == "deadlock" else f"{self.loop.time()} -: {text}")

    def trouble(self, text):
        if "never retrieved" not in text:
            self.note(text)

    def say(self, text):
        self.log.append(f"{self.loop.time()} {asyncio.current_task().get_name()}: {text}")

    async def task(self, body):
        try:
            await self.run(body)
            self.say("returns")
        except BaseException as exc:
            self.say(f"raises {describe(exc)}")
            raise

    def spawn(self, body, create=asyncio.create_task):
        if len(self.tasks) < MAX_TASKS:
            name = f"T{len(self.tasks)}"
            self.tasks.append(None)
            self.tasks[-1] = create(self.task(body), name=name)

    def later_task(self, n):
        me = self.tasks.index(asyncio.current_task())
        candidates = self.tasks[me + 1:]
        return candidates[n % len(candidates)] if candidates else None

    async def outcome(self, what, awaitable):
        try:
            await awaitable
            self.say(f"{what}: ok")
        except Exception as exc:
            self.say(f"{what}: {describe(exc)}")

    async def main(self):
        self.locks = [asyncio.Lock(), asyncio.Lock()]
        self.semaphore = asyncio.Semaphore(2)
        self.event = asyncio.Event()
        self.condition = asyncio.Condition()
        self.barrier = asyncio.Barrier(2)
        self.queues = [asyncio.Queue(1), asyncio.Queue(2), asyncio.LifoQueue(2)]
        asyncio.current_task().set_name("T0")
        self.tasks.append(asyncio.current_task())
        await self.task(0)

    async def run(self, body):
        for op in self.bodies[body]:
            await self.step(*op)

    async def step(self, code, a, b, c):
        queue = self.queues[a % 3]
        if code == SAY:
            self.say(f"says {a}")
        elif code == SLEEP:
            await asyncio.sleep(a)
        elif code == SPAWN:
            self.spawn(a)
        elif code == CANCEL:
            task = self.tasks[(a + b) % len(self.tasks)]
            self.say(f"cancels {task.get_name()}: {int(task.cancel(f'by {a}'))}")
        elif code in (AWAIT, GATHER, WAIT, WAIT_FOR, SHIELD, AS_COMPLETED):
            await self.wait(code, a, b, c)
        elif code == LOCK:
            async with self.locks[b % 2]:
                await self.run(a)
        elif code == SEMAPHORE:
            async with self.semaphore:
                await self.run(a)
        elif code == SET:
            self.event.set()
        elif code == CLEAR:
            self.event.clear()
        elif code == WAIT_EVENT:
            await self.event.wait()
            self.say("event")
        elif code == WAIT_CONDITION:
            async with self.condition:
                await self.condition.wait()
                self.say("condition")
        elif code == NOTIFY:
            async with self.condition:
                self.condition.notify(1 + a % 2)
        elif code == PUT:
            await queue.put(b)
            self.say(f"put {b}")
        elif code == GET:
            self.say(f"got {await queue.get()}")
        elif code == TASK_DONE:
            try:
                queue.task_done()
            except ValueError as exc:
                self.say(describe(exc))
        elif code == JOIN:
            await queue.join()
            self.say("joined")
        elif code == RAISE:
            raise ValueError(f"raised {a}")
        elif code == TRY:
            try:
                await self.run(a)
            except Exception as exc:
                self.say(f"caught {describe(exc)}")
        elif code == TIMEOUT:
            async with asyncio.timeout(b):
                await self.run(a)
        elif code == GROUP:
            async with asyncio.TaskGroup() as group:
                self.spawn(a, group.create_task)
                self.spawn(b, group.create_task)
                await self.run(c)
        elif code == CALL_LATER:
            self.loop.call_later(a, self.note, f"call {b}")
        elif code == CALL_SOON:
            self.loop.call_soon(self.note, f"call {b}")
        elif code == UNCANCEL:
            self.say(f"uncancel {asyncio.current_task().uncancel()}")
        elif code == FINALLY:
            try:
                await self.run(a)
            finally:
                await self.run(b)
        elif code == SWALLOW:
            try:
                await self.run(a)
            except asyncio.CancelledError as exc:
                self.say(f"swallows {describe(exc)}")
        elif code == REPEAT:
            for _ in range(1 + b % 3):
                await self.run(a)
        elif code == BARRIER:
            self.say(f"barrier {await self.barrier.wait()}")

    async def wait(self, code, a, b, c):
        first, second = self.later_task(a), self.later_task(b)
        if first is None:
            return
        if code == AWAIT:
            await self.outcome("await", first)
        elif code == GATHER:
            every = asyncio.gather(first, second, return_exceptions=c % 2 == 1)
            await self.outcome("gather", every)
        elif code == WAIT:
            done, pending = await asyncio.wait(
                [first, second], return_when=MODES[c % 3], timeout=c if c < 6 else None)
            self.say(f"wait: {len(done)} of {len(done) + len(pending)}")
        elif code == WAIT_FOR:
            await self.outcome("wait_for", asyncio.wait_for(first, b))
        elif code == SHIELD:
            await self.outcome("shield", asyncio.shield(first))
        elif code == AS_COMPLETED:
            tasks = [first] if first is second or (first.done() and second.done()) else [first, second]
            for one in asyncio.as_completed(tasks, timeout=c):
                await self.outcome("completed", one)


def run_here(bodies):
    run = Run(bodies)
    virtual.run(run.loop, run.main, run.note)
    KEPT.append(run)
    return run.log[:]


def main():
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda unraisable: None  # tasks that are collected cannot speak any more
    if sys.argv[1] == "--show":
        bodies = generate(int(sys.argv[2]))
        names = {value: name for name, value in globals().items()
                 if name.isupper() and isinstance(value, int) and name != "MAX_TASKS"}
        for body, ops in enumerate(bodies):
            print(body, *(f"{names[op[0]]}{op[1:]}" for op in ops), sep="\n    ")
        print("\n".join(run_here(bodies)))
        return
    binary, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    programs = [generate(seed) for seed in range(first, first + count)]
    output = subprocess.run([binary], input="".join(map(as_text, programs)), text=True,
                            stdout=subprocess.PIPE, check=True).stdout
    logs = [log.splitlines() for log in output.split("==\n")[1:]]
    n_lines = 0
    for seed, bodies, ours in zip(range(first, first + count), programs, logs, strict=True):
        theirs = run_here(bodies)
        n_lines += len(theirs)
        if theirs != ours:
            print(f"seed {seed}:")
            print("\n".join(difflib.unified_diff(theirs, ours, "asyncio", "simul", lineterm="")))
            sys.exit(1)
    print(f"{count} programs, {n_lines} lines are the same", flush=True)
    os._exit(0)  # without collecting KEPT


main()
