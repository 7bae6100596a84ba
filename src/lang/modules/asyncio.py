"""asyncio: coroutines, tasks and futures on the event loop (which is _asyncio's, in C).

What stands under `@_asyncio.in_c` is only declared here, and written in C, too: src/lang/asyncio.
"""

import _asyncio
import _thread
import functools
import sys
import types
from _contextvars import copy_context as _copy_context
from asyncio.format_helpers import _brief, _show, _show_call, _show_callbacks, _show_coroutine, \
    _show_source, _stack


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


# ---- futures


@_in("_asyncio")
class Future(_asyncio.Future):
    @_asyncio.in_c
    def __init__(self, *, loop=None):
        pass

    __class_getitem__ = classmethod(types.GenericAlias)

    def get_loop(self):
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    @_asyncio.in_c
    def cancel(self, msg=None):
        pass

    @_asyncio.in_c
    def add_done_callback(self, fn, /, *, context=None):
        pass

    @property
    def _state(self):
        if not self.done():
            return "PENDING"
        return "CANCELLED" if self.cancelled() else "FINISHED"

    def _info(self):
        info = [self._state.lower()]
        outcome = self._outcome
        if info[0] == "finished":
            info.append(f"result={_brief(outcome[1])}" if outcome[0]
                        else f"exception={outcome[1]!r}")
        if callbacks := self._callbacks:
            info.append(_show_callbacks(callbacks))
        if self._source_traceback:
            info.append(_show_source(self))
        return info

    _source_traceback = None

    def _note_source(self):
        self._source_traceback = _stack(sys._getframe(1))

    def _raise_unopened(self):
        raise InvalidStateError("Future object is not initialized.")

    def __repr__(self):
        return _show(self)


@_in("_asyncio")
class Task(Future):
    @_asyncio.in_c
    def __init__(self, coro, *, loop=None, name=None, context=None):
        pass

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

    def get_stack(self, *, limit=None):
        """The frames of a task that waits, or those of the traceback of one that failed."""
        coro = self.get_coro()
        frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
        frames = []
        if frame is not None:
            while frame is not None and (limit is None or len(frames) < limit):
                frames.append(frame)
                frame = frame.f_back if getattr(coro, "cr_running", False) else None
            frames.reverse()
        elif self.done() and not self.cancelled() and self._outcome[1] is not None \
                and not self._outcome[0]:
            entry = self._outcome[1].__traceback__
            while entry is not None and (limit is None or len(frames) < limit):
                frames.append(entry.tb_frame)
                entry = entry.tb_next
        return frames

    def print_stack(self, *, limit=None, file=None):
        """Without a file, the first and the last line go to stdout and the frames to stderr."""
        frames = self.get_stack(limit=limit)
        failed = self.done() and not self.cancelled() and not self._outcome[0]
        if not frames:
            print(f"No stack for {self!r}", file=file)
        else:
            print(f"{'Traceback' if failed else 'Stack'} for {self!r} (most recent call last):",
                  file=file)
        for frame in frames:
            path, line = frame.f_code.co_filename, frame.f_lineno
            entry = f'  File "{path}", line {line}, in {frame.f_code.co_name}'
            if text := _asyncio.source_line(frame.f_code, line).strip():
                entry += f"\n    {text}"
            print(entry, file=sys.stderr if file is None else file)
        if failed:
            print(_asyncio.exception_line(self._outcome[1]), end="", file=file)

    def _info(self):
        info = super()._info()
        if self.cancelling() and not self.done():
            info[0] = "cancelling"
        info.insert(1, f"name={self.get_name()!r}")
        info.insert(2, f"coro=<{_show_coroutine(self.get_coro())}>")
        if not self.done() and self._fut_waiter is not None:
            info.insert(3, f"wait_for={self._fut_waiter!r}")
        return info


# ---- the loop


def _log(level, text, exception=None):
    """To the logger "asyncio", or where that would go if nobody has set up any."""
    base_events = sys.modules.get("asyncio.base_events")
    if base_events is None and "logging" not in sys.modules:
        if level != "debug":
            _asyncio.tell(text + "\n", exception)
        return
    from asyncio.log import logger
    logger = logger if base_events is None else base_events.logger
    info = None if exception is None else (type(exception), exception, exception.__traceback__)
    if level == "error":
        logger.error(text, exc_info=info or False)
    else:
        getattr(logger, level)(text)


@_in("asyncio.events")
class Handle(_asyncio.Handle):
    _source_traceback = None

    def __init__(self, callback, args, loop, context=None):
        self._init(None, callback, args, loop, context)
        self._note_debug(loop)

    def _note_debug(self, loop):
        if loop.get_debug():
            self._source_traceback = _stack(sys._getframe(2))

    def cancel(self):
        if self._source_traceback and not self._cancelled:
            self._call_shown = _show_call(*self._call)
        super().cancel()

    _call_shown = ""

    def __repr__(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._when is not None:
            info.append(f"when={self._when}")
        shown = self._call_shown if self._cancelled else _show_call(*self._call)
        if shown:
            info.append(shown)
        if self._source_traceback:
            info.append(_show_source(self))
        return f"<{' '.join(info)}>"

    def _run(self):
        """What a loop of the program's own calls."""
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            context = {"message": f"Exception in callback {_show_call(*self._call)}",
                       "exception": error, "handle": self}
            if self._source_traceback:
                context["source_traceback"] = self._source_traceback
            self._loop.call_exception_handler(context)


@_in("asyncio.events")
@functools.total_ordering
class TimerHandle(Handle):
    def __init__(self, when, callback, args, loop, context=None):
        self._init(when, callback, args, loop, context)
        self._note_debug(loop)
        self._is_scheduled = False

    _is_scheduled = None  # of ours the loop knows

    @property
    def _scheduled(self):
        return self._is_waiting if self._is_scheduled is None else self._is_scheduled

    @_scheduled.setter
    def _scheduled(self, scheduled):
        self._is_scheduled = scheduled

    def when(self):
        return self._when

    def cancel(self):
        if self._is_scheduled is not None and not self._cancelled:
            self._loop._timer_handle_cancelled(self)
        super().cancel()

    def _key(self):
        return self._when, self._callback, self._args, self._cancelled

    def __hash__(self):
        return hash(self._when)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, TimerHandle) else NotImplemented

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented


@_in("asyncio.events")
class AbstractEventLoop(_asyncio.Loop):
    def _open_own(self):
        """A loop of the program's own: ours has an __init__ that does so."""
        self._open(CancelledError, InvalidStateError, Future, Task, Handle, TimerHandle)

    def _note_handle(self, handle):
        handle._source_traceback = _stack(sys._getframe(1))

    @staticmethod
    def _fill_future(future, result):
        if not future.cancelled():
            future.set_result(result)

    slow_callback_duration = 0.1

    def _tell_slow(self, what, seconds):
        if seconds >= self.slow_callback_duration:
            _log("warning", f"Executing {what!r} took {seconds:.3f} seconds")

    def _as_coroutine(self, coro):
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        return coro

    def _task_destroyed(self, task):
        if task._log_destroy_pending:
            self._report_about(task, {
                "task": task, "message": "Task was destroyed but it is pending!"})

    def _report_about(self, source, context):
        if getattr(source, "_source_traceback", None):
            context["source_traceback"] = source._source_traceback
        self.call_exception_handler(context)

    def _report(self, message, exception, future, handle):
        if isinstance(exception, (SystemExit, KeyboardInterrupt)):
            raise exception
        context = {"message": message, "exception": exception}
        if handle is not None:
            context["message"] = f"{message} {_show_call(*handle._call)}"
            context["handle"] = handle
        elif future is not None:
            context["message"] = f"{type(future).__name__} exception was never retrieved"
            context["future"] = future
        self._report_about(handle or future, context)

    def _show_deadlock(self):
        from asyncio.format_helpers import show_wait
        return "".join(show_wait(task) + "\n" for task in self._all_tasks())

    def _declare(name, is_async):
        def refuse(self, *args, **kwargs):
            raise NotImplementedError

        async def refuse_async(self, *args, **kwargs):
            raise NotImplementedError

        return refuse_async if is_async else refuse

    for _name in """
            run_forever run_until_complete stop is_running is_closed close _timer_handle_cancelled
            call_soon call_later call_at time create_future create_task call_soon_threadsafe
            run_in_executor set_default_executor add_reader remove_reader add_writer remove_writer
            add_signal_handler remove_signal_handler set_task_factory get_task_factory
            get_exception_handler set_exception_handler default_exception_handler
            call_exception_handler get_debug set_debug
            """.split():
        locals()[_name] = _declare(_name, False)
    for _name in """
            shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection
            create_server start_tls sendfile create_unix_connection create_unix_server
            connect_accepted_socket create_datagram_endpoint connect_read_pipe connect_write_pipe
            subprocess_shell subprocess_exec sock_recv sock_recv_into sock_recvfrom
            sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept sock_sendfile
            """.split():
        locals()[_name] = _declare(_name, True)
    del _declare, _name


@_in("asyncio.base_events")
class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._open_own()
        self._handler = None
        coroutines = sys.modules.get("asyncio.coroutines")
        self._debug = coroutines is not None and coroutines._is_debug_mode()
        _log("debug", "Using selector: EpollSelector")
        self._default_executor = None
        self._executor_is_shut = False
        self._signals = {}

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} "
                f"closed={self.is_closed()} debug={self._debug}>")

    stop, time = _asyncio.Loop.stop, _asyncio.Loop.time
    is_running, is_closed = _asyncio.Loop.is_running, _asyncio.Loop.is_closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(self._set_origin_tracking, enabled)
        for name in ("call_soon", "call_soon_threadsafe", "call_at", "call_later"):
            if enabled:
                setattr(self, name, self._checked(name))
            else:
                self.__dict__.pop(name, None)

    def _checked(self, name):
        """In debug mode: what is to be called is looked at before."""
        method = getattr(type(self), name)
        n_before = name in ("call_at", "call_later")

        def call(*args, **kwargs):
            self._check_closed()
            if name != "call_soon_threadsafe":
                self._check_thread()
            if len(args) > n_before:
                self._check_callback(args[n_before], "call_at" if n_before else name)
            return method(self, *args, **kwargs)

        return call

    def _check_closed(self):
        if self.is_closed():
            raise RuntimeError("Event loop is closed")

    def _check_thread(self):
        if self.is_running() and _get_running_loop() is not self:
            raise RuntimeError("Non-thread-safe operation invoked on an event loop other than the "
                               "current one")

    def _check_callback(self, callback, method):
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    @_asyncio.in_c
    def call_soon(self, callback, *args, context=None):
        pass

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = BaseEventLoop.call_soon(self, callback, *args, context=context)
        self._wake()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    @_asyncio.in_c
    def call_at(self, when, callback, *args, context=None):
        pass

    @_asyncio.in_c
    def create_future(self):
        pass

    @_asyncio.in_c
    def create_task(self, coro, *, name=None, context=None):
        pass

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
        self._run_tracked(None)

    def _run_tracked(self, future):
        """In debug mode coroutines remember where they were made."""
        if not self._debug:
            return self._run(future)
        before = sys.get_coroutine_origin_tracking_depth()
        self._set_origin_tracking(True)
        try:
            self._run(future)
        finally:
            sys.set_coroutine_origin_tracking_depth(before)

    @staticmethod
    def _set_origin_tracking(enabled):
        sys.set_coroutine_origin_tracking_depth(10 if enabled else 0)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if isinstance(future, Future):
            self._run_tracked(future)
        else:  # something like a future, of a task factory
            stop = lambda _: self.stop()
            future.add_done_callback(stop)
            try:
                self._run_tracked(None)
            finally:
                future.remove_done_callback(stop)
        if not future.done():
            if is_new:
                future._log_destroy_pending = False
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        if self._debug:
            _log("debug", f"Close {self!r}")
        self._close()
        for sig in list(self._signals):
            self.remove_signal_handler(sig)
        self._executor_is_shut = True
        executor, self._default_executor = self._default_executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    def _asyncgen_finalizer_hook(self, agen):
        if not self.is_closed():
            self.call_soon(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        closing = _asyncio.asyncgens(self)
        if not closing:
            return
        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for agen, result in zip(closing, results):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {agen!r}",
                    "exception": result, "asyncgen": agen})

    async def shutdown_default_executor(self):
        self._executor_is_shut = True
        if self._default_executor is None:
            return
        import threading
        future = self.create_future()
        thread = threading.Thread(target=self._do_shutdown, args=(future,))
        thread.start()
        try:
            await future
        finally:
            thread.join()

    def _do_shutdown(self, future):
        try:
            self._default_executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_result, None)
        except Exception as error:
            if not self.is_closed():
                self.call_soon_threadsafe(future.set_exception, error)

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._default_executor = executor

    def run_in_executor(self, executor, func, *args):
        self._check_closed()
        if self._debug:
            self._check_callback(func, "run_in_executor")
        if executor is None:
            if self._executor_is_shut:
                raise RuntimeError("Executor shutdown has been called")
            if self._default_executor is None:
                from concurrent.futures import ThreadPoolExecutor
                self._default_executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            executor = self._default_executor
        return wrap_future(executor.submit(func, *args), loop=self)

    def add_signal_handler(self, sig, callback, *args):
        """Signals come from the program itself: os.kill, signal.raise_signal."""
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError("coroutines cannot be used with add_signal_handler()")
        import signal
        self._check_signal(sig)
        self._check_closed()
        try:
            signal.signal(sig, lambda signum, frame: self.call_soon(self._hear, signum))
        except OSError:
            raise RuntimeError(f"sig {sig} cannot be caught") from None
        self._signals[int(sig)] = callback, args

    def _hear(self, signum):
        if signum in self._signals:
            callback, args = self._signals[signum]
            self.call_soon(callback, *args)

    def remove_signal_handler(self, sig):
        import signal
        self._check_signal(sig)
        if self._signals.pop(int(sig), None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    def _check_signal(self, sig):
        import signal
        if not isinstance(sig, int):
            raise TypeError(f"sig must be an int, not {sig!r}")
        if sig not in signal.valid_signals():
            raise ValueError(f"invalid signal number {sig}")

    def _refuse(name):
        def refuse(self, *args, **kwargs):
            raise NotImplementedError(f"loop.{name} is not supported here yet")

        return refuse

    for _name in ("add_reader", "remove_reader", "add_writer", "remove_writer", "sock_recv",
                  "sock_sendall", "sock_accept", "sock_connect", "sock_recvfrom", "sock_sendto",
                  "create_connection", "create_server", "create_datagram_endpoint",
                  "create_unix_connection", "create_unix_server", "connect_read_pipe",
                  "connect_write_pipe", "subprocess_exec", "subprocess_shell", "getaddrinfo",
                  "getnameinfo", "start_tls", "sendfile"):
        locals()[_name] = _refuse(_name)
    del _refuse, _name

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
            if key == "source_traceback":
                import traceback
                made_at = "".join(traceback.format_list(context[key])).rstrip()
                lines.append(f"{key}: Object created at (most recent call last):\n{made_at}")
            elif key not in {"message", "exception"}:
                lines.append(f"{key}: {context[key]!r}")
        exception = context.get("exception")
        _log("error", "\n".join(lines), exception)

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

@_in("asyncio.unix_events")
class _UnixSelectorEventLoop(BaseEventLoop):
    def __init__(self, selector=None):
        super().__init__()
        self._selector = selector


SelectorEventLoop = _UnixSelectorEventLoop


@_in("asyncio.events")
class AbstractEventLoopPolicy:
    """Which loop is current where none runs."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError

    def get_child_watcher(self):
        raise NotImplementedError

    def set_child_watcher(self, watcher):
        raise NotImplementedError


@_in("asyncio.unix_events")
class _UnixDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    _loop_factory = _UnixSelectorEventLoop

    def __init__(self):
        self._loops = {}  # of each thread that has set one, by its ident

    def get_event_loop(self):
        thread = _thread.get_ident()
        is_main = _thread.is_main()
        if is_main and thread not in self._loops:
            self.set_event_loop(self.new_event_loop())
        loop = self._loops.get(thread)
        if loop is None:
            name = "MainThread" if is_main else _thread.current().name
            raise RuntimeError(f"There is no current event loop in thread {name!r}.")
        return loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, "
                            f"not '{type(loop).__name__}'")
        self._loops[_thread.get_ident()] = loop

    def new_event_loop(self):
        return self._loop_factory()

    _watcher = None

    def get_child_watcher(self):
        if self._watcher is None:
            from asyncio.unix_events import ThreadedChildWatcher
            self._watcher = ThreadedChildWatcher()
        return self._watcher

    def set_child_watcher(self, watcher):
        from asyncio.unix_events import AbstractChildWatcher
        assert watcher is None or isinstance(watcher, AbstractChildWatcher)
        self._watcher = watcher


DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
_policy = _UnixDefaultEventLoopPolicy()


def get_event_loop_policy():
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    _policy = _UnixDefaultEventLoopPolicy() if policy is None else policy


def _kept_loop():
    """The open loop of the main thread that lasts as long as the interpreter; None: there is none."""
    loop = getattr(_policy, "_loops", {}).get(_thread.get_ident())
    return None if loop is None or loop.is_closed() else loop


def new_event_loop():
    return _policy.new_event_loop()


def set_event_loop(loop):
    _policy.set_event_loop(loop)


def get_running_loop():
    loop = _asyncio.running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


_get_running_loop = _asyncio.running_loop
_set_running_loop = _asyncio.set_running_loop


def get_event_loop():
    loop = _asyncio.running_loop()
    return _policy.get_event_loop() if loop is None else loop


# ---- coroutines


_is_coroutine = object()  # marks what is like a coroutine function


def iscoroutinefunction(func):
    if getattr(func, "_is_coroutine", None) is _is_coroutine:
        return True
    while isinstance(func, functools.partial):
        func = func.func
    return _asyncio.is_coroutine_function(func)


def iscoroutine(obj):
    kind = type(obj)
    return (isinstance(obj, (types.CoroutineType, types.GeneratorType)) or
            all(hasattr(kind, name) for name in ("__await__", "send", "throw", "close")))


def isfuture(obj):
    return isinstance(obj, Future) or \
        getattr(obj, "_asyncio_future_blocking", None) is not None and \
        hasattr(obj.__class__, "_asyncio_future_blocking")


# ---- tasks


@_asyncio.in_c
def create_task(coro, *, name=None, context=None):
    pass


async def _wrap_awaitable(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as "
                             "the loop argument")
        return coro_or_future
    is_ours = not iscoroutine(coro_or_future)
    if is_ours:
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap_awaitable(coro_or_future)
    loop = get_event_loop() if loop is None else loop
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if not is_ours:
            coro_or_future.close()
        raise


@_asyncio.in_c
async def sleep(delay, result=None):
    pass


@_in("asyncio.tasks")
class _GatheringFuture(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        taken = False
        for child in self._children:
            if child.cancel(msg=msg):
                taken = True
        if taken:
            self._cancel_requested = True
        return taken


class _Relay(Future):
    """Stands for what only behaves like a future."""

    def __init__(self, future):
        super().__init__(loop=future.get_loop())
        self._of = future
        future.add_done_callback(self._end)

    def cancel(self, msg=None):
        return self._of.cancel(msg=msg)

    def _end(self, future):
        if future.cancelled():
            super().cancel()
        elif (error := future.exception()) is not None:
            self.set_exception(error)
        else:
            self.set_result(future.result())


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    return _gather(*coros_or_futures, return_exceptions=return_exceptions)


@_asyncio.in_c
def _gather(*coros_or_futures, return_exceptions):
    pass


# ---- running


@_in("asyncio.runners")
class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._has_set_loop = False

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
            if not self._has_set_loop:
                set_event_loop(self._loop)
                self._has_set_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = _copy_context()
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
            if self._has_set_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        self._open()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _asyncio.running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._open()
        context = self._context if context is None else context
        task = self._loop.create_task(coro, context=context)
        self._interrupts, restore = 0, _on_interrupt(lambda *_: self._interrupted(task))
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            if self._interrupts and hasattr(task, "uncancel") and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            restore()

    def _interrupted(self, task):
        """The first Control-C cancels the task; it may take its time to end. The next is at once."""
        self._interrupts += 1
        if self._interrupts == 1 and not task.done():
            task.cancel()
            self._loop.call_soon_threadsafe(lambda: None)
            return
        raise KeyboardInterrupt()


def _on_interrupt(handler):
    """Handles SIGINT so, if nobody else does; returns what makes it as before."""
    signal = sys.modules.get("signal")
    if signal is None or not _thread.is_main() or \
            signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return lambda: None
    try:
        signal.signal(signal.SIGINT, handler)
    except ValueError:
        return lambda: None

    def restore():
        if signal.getsignal(signal.SIGINT) is handler:
            signal.signal(signal.SIGINT, signal.default_int_handler)
    return restore


def run(main, *, debug=None):
    if _asyncio.running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    left = loop._all_tasks() if hasattr(type(loop), "_all_tasks") else None
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


# ---- waiting

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = set(fs)
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, get_running_loop())


async def _wait(futures, timeout, return_when, loop):
    waiter = loop.create_future()
    handle = None
    if timeout is not None:
        handle = loop.call_later(timeout, _release_waiter, waiter)
    left = len(futures)

    def _on_completion(future):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and not future.cancelled()
                and future.exception() is not None):
            if handle is not None:
                handle.cancel()
            _release_waiter(waiter)

    for future in futures:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if handle is not None:
            handle.cancel()
        for future in futures:
            future.remove_done_callback(_on_completion)
    done = {future for future in futures if future.done()}
    return done, futures - done


async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()

    release = functools.partial(_release_waiter, waiter)

    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut, loop)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError() from error
    waiter = loop.create_future()
    handle = loop.call_later(timeout, _release_waiter, waiter)

    release = functools.partial(_release_waiter, waiter)

    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut, loop)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError() from error
    finally:
        handle.cancel()


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    done = Queue()
    loop = get_event_loop()
    todo = {ensure_future(f, loop=loop) for f in set(fs)}
    handle = None

    def on_timeout():
        for future in todo:
            future.remove_done_callback(_on_completion)
            done.put_nowait(None)
        todo.clear()

    def _on_completion(future):
        if not todo:
            return
        todo.remove(future)
        done.put_nowait(future)
        if not todo and handle is not None:
            handle.cancel()

    async def _wait_for_one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for future in todo:
        future.add_done_callback(_on_completion)
    if todo and timeout is not None:
        handle = loop.call_later(timeout, on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


from asyncio.threads import run_coroutine_threadsafe, to_thread, wrap_future
from asyncio.tasks import all_tasks, current_task
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
from asyncio.taskgroups import TaskGroup
from asyncio.protocols import (
    BaseProtocol, BufferedProtocol, DatagramProtocol, Protocol, SubprocessProtocol)
from asyncio.transports import (
    BaseTransport, DatagramTransport, ReadTransport, SubprocessTransport, Transport, WriteTransport)
from asyncio.streams import (
    IncompleteReadError, LimitOverrunError, StreamReader, StreamReaderProtocol, StreamWriter,
    create_subprocess_exec, create_subprocess_shell, open_connection,
    open_unix_connection, start_server, start_unix_server)
from asyncio.timeouts import Timeout, timeout, timeout_at


_MODULES = ("base_events", "constants", "coroutines", "events", "exceptions", "futures", "log", "runners", "subprocess",
            "unix_events")


def __getattr__(name):
    """CPython has imported its parts already; here they are when they are asked for."""
    if name in _MODULES:
        import importlib
        return importlib.import_module("asyncio." + name)
    if name.endswith("ChildWatcher"):
        from asyncio import unix_events
        return getattr(unix_events, name)
    if name in ("get_child_watcher", "set_child_watcher"):
        return getattr(_policy, name)
    raise AttributeError(f"module 'asyncio' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_MODULES})
