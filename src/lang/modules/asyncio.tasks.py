"""asyncio.tasks: which tasks there are, of our loops and of those that a program has written."""

import _asyncio
from asyncio import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Task, as_completed, create_task, \
    ensure_future, gather, get_running_loop, run_coroutine_threadsafe, shield, sleep, wait, wait_for

_CTask = _PyTask = Task

_registered = None  # those that are none of ours: a WeakSet, once there are any
_current_tasks = {}  # of those, by the loop


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    if _current_tasks and loop in _current_tasks:
        return _current_tasks[loop]
    return _asyncio.current_task() if loop is _asyncio.running_loop() else None


def all_tasks(loop=None):
    loop = get_running_loop() if loop is None else loop
    tasks = set(loop._all_tasks()) if isinstance(loop, _asyncio.Loop) else set()
    return tasks.union(task for task in _registered or ()
                       if not task.done() and _loop_of(task) is loop)


def _loop_of(task):
    return task.get_loop() if hasattr(task, "get_loop") else task._loop


def _register_task(task):
    global _registered
    if _registered is None:
        from weakref import WeakSet
        _registered = WeakSet()
    _registered.add(task)


def _unregister_task(task):
    if _registered:
        _registered.discard(task)


def _enter_task(loop, task):
    now = current_task(loop)
    if now is not None:
        raise RuntimeError(f"Cannot enter into task {task!r} while another task {now!r} is being "
                           "executed.")
    _current_tasks[loop] = task


def _leave_task(loop, task):
    now = current_task(loop)
    if now is not task:
        raise RuntimeError(f"Leaving task {task!r} does not match the current task {now!r}.")
    del _current_tasks[loop]


_py_register_task = _c_register_task = _register_task
_py_unregister_task = _c_unregister_task = _unregister_task
_py_enter_task = _c_enter_task = _enter_task
_py_leave_task = _c_leave_task = _leave_task
