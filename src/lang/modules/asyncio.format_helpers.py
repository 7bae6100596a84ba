"""asyncio.format_helpers: how callbacks, coroutines, futures and deadlocks are shown."""

import types

# Where CPython 3.11.7 has the callbacks of its own that a program can see.
_PLACES = {
    "_run_until_complete_cb": "base_events.py:180",
    "gather.<locals>._done_callback": "tasks.py:764",
    "shield.<locals>._inner_done_callback": "tasks.py:891",
    "shield.<locals>._outer_done_callback": "tasks.py:908",
    "_release_waiter": "tasks.py:431",
    "_wait.<locals>._on_completion": "tasks.py:519",
    "as_completed.<locals>._on_completion": "tasks.py:602",
    "_chain_future.<locals>._call_check_cancel": "futures.py:387",
    "_chain_future.<locals>._call_set_state": "futures.py:394",
}

# And where its functions make tasks and futures, as debug mode tells.
_MAKERS = {
    "create_task": ("tasks.py", 384),
    "ensure_future": ("tasks.py", 680),
    "gather": ("tasks.py", 709),
    "TaskGroup.create_task": ("taskgroups.py", 161),
    "Runner.run": ("runners.py", 100),
    "BaseEventLoop.create_future": ("base_events.py", 427),
}


# And its coroutines: the file, the line of the definition, the line where they wait.
_COROUTINES = {
    "sleep": ("tasks.py", 637, 649),
    "wait": ("tasks.py", 399, 428),
    "wait_for": ("tasks.py", 436, 476),
    "Queue.get": ("queues.py", 149, 158),
    "Queue.put": ("queues.py", 110, 120),
    "Queue.join": ("queues.py", 206, 215),
    "Lock.acquire": ("locks.py", 93, 114),
    "Event.wait": ("locks.py", 200, 213),
    "Semaphore.acquire": ("locks.py", 364, 387),
    "Barrier.wait": ("locks.py", 481, 497),
    "to_thread": ("threads.py", 12, 25),
}


def _place(name):
    place = _PLACES.get(name)
    return f" at /usr/lib/python3.11/asyncio/{place}" if place else ""


def _stack(frame):
    """The calls of the program up to here and, where it is one of ours that makes tasks, that."""
    from traceback import FrameSummary, extract_stack
    maker = None
    while frame is not None and frame.f_code.co_filename.startswith("<"):
        maker = _MAKERS.get(frame.f_code.co_qualname, maker)
        frame = frame.f_back
    stack = extract_stack(frame)
    if maker:
        path = "/usr/lib/python3.11/asyncio/" + maker[0]
        stack.append(FrameSummary(path, maker[1], ""))
    return stack


def _show_source(obj):
    last = obj._source_traceback[-1]
    return f"created at {last.filename}:{last.lineno}"


def _brief(value):
    import reprlib
    return reprlib.repr(value)


def _source(call):
    import functools
    while hasattr(call, "__wrapped__"):
        call = call.__wrapped__
    if isinstance(call, functools.partial):
        return _source(call.func)
    if not isinstance(call, types.FunctionType):
        return ""
    code = call.__code__
    if code.co_filename.startswith("<"):
        return _place(call.__qualname__)
    return f" at {code.co_filename}:{code.co_firstlineno}"


def _name_with(call, args, kwargs, suffix=""):
    import functools
    shown = [_brief(arg) for arg in args]
    if kwargs:
        shown += [f"{name}={_brief(value)}" for name, value in kwargs.items()]
    suffix = f"({', '.join(shown)})" + suffix
    if isinstance(call, functools.partial):
        return _name_with(call.func, call.args, call.keywords, suffix)
    name = getattr(call, "__qualname__", None) or getattr(call, "__name__", None) or repr(call)
    return name + suffix


def _show_call(call, args):
    if isinstance(call, str):
        return f"{call}(){_place(call)}"
    return _name_with(call, args, None) + _source(call)


def _show_coroutine(coro):
    kind = "cr" if hasattr(coro, "cr_code") else "gi"
    if not hasattr(coro, kind + "_code"):  # a class of the program, or a step of an async generator
        name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None)
        is_running = getattr(coro, "cr_running", getattr(coro, "gi_running", False))
        return (name or f"<{type(coro).__name__} without __name__>") + ("() running" if is_running else "()")
    code, frame = getattr(coro, kind + "_code"), getattr(coro, kind + "_frame")
    name = f"{coro.__qualname__}()"
    path, first, line = code.co_filename, code.co_firstlineno, frame and frame.f_lineno
    if path.startswith("<") and coro.__qualname__ in _COROUTINES:
        place, theirs, waiting = _COROUTINES[coro.__qualname__]
        path = "/usr/lib/python3.11/asyncio/" + place
        line = waiting if getattr(coro, kind + "_suspended") else theirs
        first = theirs
    if frame is not None:
        return f"{name} running at {path}:{line}"
    return f"{name} done, defined at {path}:{first}"


def _show_callbacks(callbacks):
    shown = [_show_call(call, ()) for call in callbacks]
    if len(shown) > 2:
        shown = [shown[0], f"<{len(shown) - 2} more>", shown[-1]]
    return f"cb=[{', '.join(shown)}]"


def _show(future):
    """repr(future), which may hold itself."""
    if id(future) in _being_shown:
        return "..."
    _being_shown.add(id(future))
    try:
        return f"<{type(future).__name__} {' '.join(future._info())}>"
    finally:
        _being_shown.discard(id(future))


_being_shown = set()


# ---- why nothing goes on

_WHAT = {
    "Lock.acquire": "a lock",
    "Event.wait": "an event",
    "Condition.wait": "a condition",
    "Semaphore.acquire": "a permit of a semaphore",
    "Barrier.wait": "a barrier",
    "Queue.get": "an item of an empty queue",
    "Queue.put": "room in a full queue",
    "Queue.join": "the items of a queue to be done",
}


def _chain_of(coro):
    """The coroutines that wait for each other, outermost first."""
    chain = [coro]
    while isinstance(inner := getattr(chain[-1], "cr_await", None), types.CoroutineType):
        chain.append(inner)
    return chain


def _lock_shown(self, chain, loop):
    """By the name that the program has for it, and who holds it."""
    from _asyncio import sync_is_held_by
    scopes = [coro.cr_frame for coro in reversed(chain) if coro.cr_frame is not None]
    names = [name for frame in scopes for scope in (frame.f_locals, frame.f_globals)
             for name, value in scope.items() if value is self and name != "self"]
    holder = next((task for task in loop._all_tasks() if sync_is_held_by(self, task)), None)
    name = f"lock {names[0]!r}" if names else "a lock"
    return name if holder is None else f"{name}, held by {holder.get_name()}"


def _names(futures):
    return ", ".join(f.get_name() if hasattr(f, "get_name") else repr(f)
                     for f in futures if not f.done())


def show_wait(task):
    """A line that says what a task waits for, and where."""
    chain = _chain_of(task.get_coro())
    awaited = task._fut_waiter
    what = next((_WHAT[coro.__qualname__] for coro in reversed(chain)
                 if coro.cr_code.co_filename.startswith("<") and coro.__qualname__ in _WHAT), None)
    if what == "a lock":
        lock = next(c for c in reversed(chain) if c.__qualname__ == "Lock.acquire")
        if lock.cr_frame is not None:
            what = _lock_shown(lock.cr_frame.f_locals["self"], chain, task.get_loop())
    if what is None and hasattr(awaited, "_children"):
        what = "gather of " + _names(awaited._children)
    elif what is None and hasattr(awaited, "get_name"):
        what = awaited.get_name()
    elif what is None and "TaskGroup.__aexit__" in (coro.__qualname__ for coro in chain):
        what = "the tasks of a group"
    elif what is None:
        what = "a future that nobody completes" if awaited is not None else "its next turn"
    for coro in reversed(chain):
        if not coro.cr_code.co_filename.startswith("<") and coro.cr_frame is not None:
            return f"{task.get_name()} waits for {what}: {coro.__qualname__}(), " \
                   f"line {coro.cr_frame.f_lineno}"
    return f"{task.get_name()} waits for {what}"
