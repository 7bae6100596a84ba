"""Runs programs under CPython on a virtual clock: asyncio's loop and time.sleep jump to the next
moment instead of waiting, and each look at the clock takes as long as one does in Simul, so that
moments that only almost coincide come in the same order. Where asyncio has a set of tasks, whose order
is chance, they stand in the order in which they were put there.

    virtual_python.py PROGRAM.py       runs one program
    virtual_python.py --serve          for each line of stdin, a path, runs that program in a child of
                                       its own, and answers with a line of JSON: what it printed,
                                       its exit status, the last line of its stderr, and whether it
                                       was ended for taking too long, so that nothing can be said of it
"""
import asyncio
import asyncio.taskgroups
import heapq
import itertools
import json
import math
import os
import selectors
import signal
import sys
import tempfile
import time
import types
import weakref

SLOW_S = 60  # of real time
FRAMES = 3   # calls of this file that stand around the program


class Clock(selectors.SelectSelector):
    """Waiting is only an addition, of whole milliseconds as in epoll. Nothing here comes from
    outside, so what would wait for ever is a deadlock."""

    READING_NS = 20_000
    LATE_NS = 60_000  # by which a sleeper oversleeps
    now_ns = 0

    @classmethod
    def read(cls):
        cls.now_ns += cls.READING_NS
        return cls.now_ns / 1e9

    def select(self, timeout=None):
        if timeout is None:
            sys.stdout.flush()
            os._exit(70)
        if timeout > 0:
            whole_ms = math.ceil(round(timeout * 1e3, 6)) # to the nanosecond, beyond which floats differ
            Clock.now_ns += whole_ms * 1_000_000 + Clock.LATE_NS
        return []


class OrderedSet(dict):
    def __init__(self, items=()):
        super().__init__((item, None) for item in items)

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class Timer(asyncio.TimerHandle):
    """Of those due at the same time, the one that was made first comes first."""

    __slots__ = ["made"]
    counter = itertools.count()

    def __lt__(self, other):
        return (self._when, self.made) < (other._when, other.made)


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        super().__init__(Clock())
        self.created = []

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        timer = Timer(when, callback, args, self, context)
        timer.made = next(Timer.counter)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def create_task(self, coro, **options):
        task = super().create_task(coro, **options)
        self.created.append(weakref.ref(task)) # when a task goes is nothing of ours
        return task

    def time(self):
        return Clock.read()


class Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = Loop


def all_tasks(loop=None):
    loop = loop or asyncio.get_running_loop()
    loop.created = [ref for ref in loop.created if (task := ref()) and not task.done()]
    return OrderedSet(task for ref in loop.created if (task := ref()))


def sleep(seconds):
    if seconds == 0:
        Clock.read()
        return
    Clock.now_ns = round(Clock.read() * 1e9) + round(seconds * 1e9) + Clock.LATE_NS


def run(path):
    """The program as __main__, up to the end of this process."""
    asyncio.tasks.set = asyncio.taskgroups.set = OrderedSet
    asyncio.tasks.all_tasks = asyncio.all_tasks = all_tasks
    asyncio.set_event_loop_policy(Policy())
    time.sleep, time.monotonic, time.perf_counter = sleep, Clock.read, Clock.read
    with open(path, encoding="utf-8") as file:
        text = file.read()
    main = types.ModuleType("__main__")
    main.__file__ = path
    sys.modules["__main__"] = main
    sys.argv = [path]
    sys.path[0] = os.path.dirname(path)
    code = compile(text, path, "exec")
    sys.setrecursionlimit(sys.getrecursionlimit() + FRAMES)
    exec(code, main.__dict__)


def status_of(code):
    """As a shell tells it: an interrupt that nobody caught ends CPython by its signal."""
    return 128 + signal.SIGINT if code == -signal.SIGINT else code


def run_in_child(path):
    """What the program printed, its status, the last line of its stderr, and whether it was too slow."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            for number, file in ((1, out), (2, err)):
                os.dup2(file.fileno(), number)
            return None
        begin, slow = time.perf_counter(), False
        while True:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                break
            if not slow and time.perf_counter() - begin > SLOW_S:
                os.kill(child, signal.SIGKILL)
                slow = True
            time.sleep(0.001)
        out.seek(0), err.seek(0)
        lines = err.read().decode("utf-8", "replace").splitlines() or [""]
        return {"out": out.read().decode("utf-8", "replace"), "last": lines[-1],
                "status": status_of(os.waitstatus_to_exitcode(status)), "slow": slow}


def serve():
    while line := sys.stdin.readline():
        told = run_in_child(line.strip())
        if told is None:
            return line.strip()
        print(json.dumps(told), flush=True)
    return None


path = serve() if sys.argv[1] == "--serve" else sys.argv[1]
if path:
    run(path)
