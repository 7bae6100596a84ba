"""asyncio: coroutines, tasks and futures on the event loop (which is _asyncio's, in C)."""

import _asyncio
import sys
import types


def _in(module):
    """Programs see a class where CPython has it."""

    def move(cls):
        cls.__module__ = module
        return cls

    return move


# ---- exceptions


@_in("asyncio.exceptions")
class CancelledError(BaseException):
    """The Future or Task was cancelled."""


TimeoutError = TimeoutError


@_in("asyncio.exceptions")
class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


@_in("asyncio.exceptions")
class BrokenBarrierError(RuntimeError):
    """Barrier is broken by barrier.abort() call."""


@_in("asyncio.queues")
class QueueEmpty(Exception):
    pass


@_in("asyncio.queues")
class QueueFull(Exception):
    pass


# ---- how things are shown


def _name_of(call):
    name = getattr(call, "__qualname__", None) or getattr(call, "__name__", None)
    return name or repr(call)


def _where(call):
    code = getattr(getattr(call, "__func__", call), "__code__", None)
    return f" at {code.co_filename}:{code.co_firstlineno}" if code else ""


def _show_call(call, args):
    return f"{_name_of(call)}({', '.join(repr(arg) for arg in args)}){_where(call)}"


def _show_coroutine(coro):
    if not hasattr(coro, "cr_code") and not hasattr(coro, "gi_code"):
        return repr(coro)
    code = coro.cr_code if hasattr(coro, "cr_code") else coro.gi_code
    frame = coro.cr_frame if hasattr(coro, "cr_frame") else coro.gi_frame
    running = coro.cr_running if hasattr(coro, "cr_running") else coro.gi_running
    name = f"{coro.__qualname__}()"
    if running:
        return f"{name} running at {code.co_filename}:{frame.f_lineno}"
    if frame is not None:
        return f"{name} running at {code.co_filename}:{frame.f_lineno}"
    return f"{name} done, defined at {code.co_filename}:{code.co_firstlineno}"


def _show_callbacks(callbacks):
    shown = [_show_call(call, ()) for call in callbacks]
    if len(shown) > 2:
        shown = [shown[0], f"<{len(shown) - 2} more>", shown[-1]]
    return f"cb=[{', '.join(shown)}]"


# ---- futures


@_in("_asyncio")
class Future(_asyncio.Future):
    def __init__(self, *, loop=None):
        self._open(get_event_loop() if loop is None else loop)

    def __class_getitem__(cls, item):
        return types.GenericAlias(cls, item) if hasattr(types, "GenericAlias") else cls

    def get_loop(self):
        return self._loop

    def cancel(self, msg=None):
        return self._cancel(msg)

    def add_done_callback(self, fn, /, *, context=None):
        self._add_done_callback(fn)

    @property
    def _state(self):
        if not self.done():
            return "PENDING"
        return "CANCELLED" if self.cancelled() else "FINISHED"

    def _info(self):
        info = [self._state.lower()]
        outcome = self._outcome
        if info[0] == "finished":
            info.append(f"result={outcome[1]!r}" if outcome[0] else f"exception={outcome[1]!r}")
        if self._callbacks:
            info.append(_show_callbacks(self._callbacks))
        return info

    def __repr__(self):
        return f"<{type(self).__name__} {' '.join(self._info())}>"


@_in("_asyncio")
class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None):
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._start(get_event_loop() if loop is None else loop, coro,
                    None if name is None else str(name))

    def cancelling(self):
        return self._cancelling()

    def uncancel(self):
        return self._uncancel()

    def get_name(self):
        return self._get_name()

    def set_name(self, value):
        self._set_name(value)

    def get_coro(self):
        return self._get_coro()

    def _info(self):
        info = super()._info()
        if self._must_cancel:
            info[0] = "cancelling"
        info.insert(1, f"name={self.get_name()!r}")
        info.insert(2, f"coro=<{_show_coroutine(self.get_coro())}>")
        if not self.done() and self._fut_waiter is not None:
            info.insert(3, f"wait_for={self._fut_waiter!r}")
        return info


# ---- the loop

Handle = _asyncio.Handle


@_in("asyncio.events")
class AbstractEventLoop(_asyncio.Loop):
    pass


@_in("asyncio.base_events")
class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._open(CancelledError, InvalidStateError)
        self._handler = None
        self._task_factory = None
        self._debug = False

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} "
                f"closed={self.is_closed()} debug={self._debug}>")

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def _check_closed(self):
        if self.is_closed():
            raise RuntimeError("Event loop is closed")

    def _check_callback(self, callback, method):
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        return self._call_soon(callback, *args)

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        return self._call_at(when, callback, *args)

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        if self._task_factory is not None:
            task = self._task_factory(self, coro)
            if name is not None:
                task.set_name(name)
            return task
        return Task(coro, loop=self, name=name)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def _check_running(self):
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _asyncio.running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def run_forever(self):
        self._check_closed()
        self._check_running()
        self._run(None)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        future = ensure_future(future, loop=self)
        self._run(future)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def close(self):
        self._close()

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self):
        pass

    def run_in_executor(self, executor, func, *args):
        """The call is made on the next turn of the loop: time is virtual."""
        future = self.create_future()

        def work():
            if future.cancelled():
                return
            try:
                result = func(*args)
            except StopIteration as error:
                future.set_exception(RuntimeError(error))
            except Exception as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        self.call_soon(work)
        return future

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        message = context.get("message") or "Unhandled exception in event loop"
        lines = [message]
        for key in sorted(context):
            if key not in {"message", "exception"}:
                lines.append(f"{key}: {context[key]!r}")
        exception = context.get("exception")
        _asyncio.tell("\n".join(lines) + "\n", exception)

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
        else:
            try:
                self._handler(self, context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as error:
                self.default_exception_handler({
                    "message": "Unhandled error in exception handler",
                    "exception": error, "context": context})

    def _report(self, message, exception, future, about):
        if isinstance(exception, (SystemExit, KeyboardInterrupt)):
            raise exception
        context = {"message": message, "exception": exception}
        if message == "Exception in callback":
            if isinstance(about, Handle):
                context["handle"] = about
                context["message"] = f"{message} {_show_call(*about._call)}"
            else:
                context["message"] = f"{message} {_show_call(about, (future,))}"
        elif future is not None:
            context["task" if isinstance(future, Task) and False else "future"] = future
        self.call_exception_handler(context)


@_in("asyncio.unix_events")
class _UnixSelectorEventLoop(BaseEventLoop):
    pass


SelectorEventLoop = _UnixSelectorEventLoop


@_in("asyncio.unix_events")
class _UnixDefaultEventLoopPolicy:
    def __init__(self):
        self._loop = None
        self._was_set = False

    def get_event_loop(self):
        if self._loop is None and not self._was_set:
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        self._was_set = True
        self._loop = loop

    def new_event_loop(self):
        return _UnixSelectorEventLoop()


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
_policy = _UnixDefaultEventLoopPolicy()


def get_event_loop_policy():
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = _UnixDefaultEventLoopPolicy() if policy is None else policy


def new_event_loop():
    return _policy.new_event_loop()


def set_event_loop(loop):
    _policy.set_event_loop(loop)


def get_running_loop():
    loop = _asyncio.running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def _get_running_loop():
    return _asyncio.running_loop()


def get_event_loop():
    loop = _asyncio.running_loop()
    return _policy.get_event_loop() if loop is None else loop


# ---- coroutines


def iscoroutinefunction(func):
    return _asyncio.is_coroutine_function(func)


def iscoroutine(obj):
    return isinstance(obj, (types.CoroutineType, types.GeneratorType))


def isfuture(obj):
    return isinstance(obj, Future)


# ---- tasks


def create_task(coro, *, name=None, context=None):
    task = get_running_loop().create_task(coro)
    if name is not None:
        task.set_name(name)
    return task


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    return _asyncio.current_task() if loop is _asyncio.running_loop() else None


def all_tasks(loop=None):
    return set((get_running_loop() if loop is None else loop)._all_tasks())


async def _wrap_awaitable(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as "
                             "the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap_awaitable(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


class _BareYield:
    def __await__(self):
        yield


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _BareYield()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


@_in("asyncio.tasks")
class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False
        self._cancel_message = None

    def cancel(self, msg=None):
        if self.done():
            return False
        taken = False
        for child in self._children:
            if child.cancel(msg=msg):
                taken = True
        if taken:
            self._cancel_requested = True
            self._cancel_message = msg
        return taken


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = _asyncio.running_loop()
    futures = {}
    children = []
    for arg in coros_or_futures:
        if arg not in futures:
            future = ensure_future(arg, loop=loop)
            if loop is None:
                loop = future.get_loop()
            futures[arg] = future
        children.append(futures[arg])
    n_done = 0

    def done(future):
        nonlocal n_done
        n_done += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(_cancelled_error_of(future))
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if n_done < len(futures):
            return
        results = []
        for child in children:
            if child.cancelled():
                message = _cancelled_error_of(child).args
                results.append(CancelledError(*(message or ("",))))
            else:
                error = child.exception()
                results.append(child.result() if error is None else error)
        if outer._cancel_requested:
            message = outer._cancel_message
            outer.set_exception(CancelledError() if message is None else CancelledError(message))
        else:
            outer.set_result(results)

    outer = None
    for future in dict.fromkeys(children):
        future.add_done_callback(done)
    outer = _GatheringFuture(children, loop=loop)
    return outer


def _cancelled_error_of(future):
    try:
        future.result()
    except CancelledError as error:
        return error


# ---- running


@_in("asyncio.runners")
class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def _open(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "open":
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._state = "open"

    def close(self):
        if self._state != "open":
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._loop_factory is None:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        self._open()
        return self._loop

    def run(self, coro, *, context=None):
        if not isinstance(coro, types.CoroutineType):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _asyncio.running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._open()
        return self._loop.run_until_complete(self._loop.create_task(coro))


def run(main, *, debug=None):
    if _asyncio.running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = loop._all_tasks()
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(), "task": task})
