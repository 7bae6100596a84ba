"""concurrent.futures: pools of threads, which run on the virtual clock (threading), and of
processes, which are threads here too: each job in a process of its own has the program's variables
as they are, not a copy of them."""

import threading
from queue import SimpleQueue
from time import monotonic
from types import GenericAlias

import _asyncio
import _thread

__all__ = (
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError",
    "InvalidStateError", "BrokenExecutor", "Future", "Executor", "wait", "as_completed",
    "ProcessPoolExecutor", "ThreadPoolExecutor",
)

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"
_SHOWN = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled",
          CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished"}

TimeoutError = TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


class BrokenThreadPool(BrokenExecutor):
    pass


class BrokenProcessPool(BrokenExecutor):
    pass


for _cls in (Error, CancelledError, InvalidStateError, BrokenExecutor):
    _cls.__module__ = "concurrent.futures._base"
BrokenThreadPool.__module__ = "concurrent.futures.thread"
BrokenProcessPool.__module__ = "concurrent.futures.process"


# ---- futures


class Future:
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._observers = []  # of wait() and as_completed()
        self._done_callbacks = []
        self._enders = _thread.Waiters("the result of a future")

    def __repr__(self):
        text = f"<{type(self).__name__} at {id(self):#x} state={_SHOWN[self._state]}"
        if self._state == FINISHED:
            if self._exception:
                text += f" raised {type(self._exception).__name__}"
            else:
                text += f" returned {type(self._result).__name__}"
        return text + ">"

    def cancel(self):
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state not in (CANCELLED, CANCELLED_AND_NOTIFIED):
            self._state = CANCELLED
            self._enders.wake(len(self._enders))
            self._call_callbacks()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        _thread.poll()
        return self._state == RUNNING

    def done(self):
        if not self._is_over():
            _thread.poll()
        return self._is_over()

    def _is_over(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)

    def add_done_callback(self, fn):
        if not self._is_over():
            self._done_callbacks.append(fn)
            return
        self._call(fn)

    def _call(self, fn):
        try:
            fn(self)
        except Exception as error:
            _asyncio.tell(f"exception calling callback for {self!r}\n", error)

    def _call_callbacks(self):
        for fn in self._done_callbacks:
            self._call(fn)

    def _wait(self, timeout):
        if self._is_over():
            return
        end = None if timeout is None else monotonic() + timeout
        while not self._is_over():
            if not self._enders.wait(timeout) and end is not None and not self._is_over():
                raise TimeoutError()
            if end is not None:
                timeout = end - monotonic()

    def result(self, timeout=None):
        try:
            self._wait(timeout)
            if self.cancelled():
                raise CancelledError()
            if self._exception:
                raise self._exception
            return self._result
        finally:
            self = None

    def exception(self, timeout=None):
        self._wait(timeout)
        if self.cancelled():
            raise CancelledError()
        return self._exception

    # For executors.

    def set_running_or_notify_cancel(self):
        if self._state == CANCELLED:
            self._state = CANCELLED_AND_NOTIFIED
            for observer in self._observers:
                observer.on_done(self)
            return False
        if self._state == PENDING:
            self._state = RUNNING
            return True
        _asyncio.tell(f"Future {id(self)} in unexpected state: {self._state}\n", None)
        raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        self._settle(result, None)

    def set_exception(self, exception):
        self._settle(None, exception)

    def _settle(self, result, exception):
        if self._is_over():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result = result
        self._exception = exception
        self._state = FINISHED
        for observer in self._observers:
            observer.on_done(self)
        self._enders.wake(len(self._enders))
        self._call_callbacks()


Future.__module__ = "concurrent.futures._base"


class _Observer:
    """Counts futures that are done, for one who waits until enough of them are."""

    def __init__(self, futures, is_enough):
        self._waiters = _thread.Waiters("futures to be done")
        self._is_enough = is_enough
        self.finished = []
        self._futures = futures
        for future in futures:
            future._observers.append(self)

    def on_done(self, future):
        self.finished.append(future)
        if self._is_enough(future, len(self.finished)):
            self.wake()

    def wake(self):
        self._waiters.wake(1)

    def wait(self, timeout):
        return self._waiters.wait(timeout)

    def leave(self):
        for future in self._futures:
            future._observers.remove(self)


class DoneAndNotDoneFutures(tuple):
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def _is_settled(future):
    return future._state in (CANCELLED_AND_NOTIFIED, FINISHED)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    done = {f for f in fs if _is_settled(f)}
    not_done = fs - done
    if return_when == FIRST_COMPLETED and done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when == FIRST_EXCEPTION and done:
        if any(f for f in done if not f.cancelled() and f.exception() is not None):
            return DoneAndNotDoneFutures(done, not_done)
    if not not_done:
        return DoneAndNotDoneFutures(done, not_done)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")

    def is_enough(future, n):
        return (return_when == FIRST_COMPLETED or n == len(not_done)
                or return_when == FIRST_EXCEPTION and not future.cancelled()
                and future._exception is not None)

    observer = _Observer(not_done, is_enough)
    observer.wait(timeout)
    observer.leave()
    done.update(observer.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def as_completed(fs, timeout=None):
    end = None if timeout is None else monotonic() + timeout
    fs = set(fs)
    total = len(fs)
    finished = [f for f in fs if _is_settled(f)]
    pending = fs - set(finished)
    observer = _Observer(list(pending), lambda future, n: True)
    try:
        finished.reverse()
        while finished:
            yield finished.pop()
        while pending:
            left = None
            if end is not None:
                left = end - monotonic()
                if left < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            if not observer.finished:
                observer.wait(left)
            batch, observer.finished = observer.finished, []
            pending.difference_update(batch)
            batch.reverse()
            while batch:
                yield batch.pop()
    finally:
        observer.leave()


# ---- executors


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + monotonic()
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                fs.reverse()
                while fs:
                    if end is None:
                        yield _result_or_cancel(fs.pop())
                    else:
                        yield _result_or_cancel(fs.pop(), end - monotonic())
            finally:
                for future in fs:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


Executor.__module__ = "concurrent.futures._base"


def _result_or_cancel(future, timeout=None):
    try:
        try:
            return future.result(timeout)
        finally:
            future.cancel()
    finally:
        del future


_executors = []  # those whose threads are to end before the program does
_is_over = False


def _at_exit():
    global _is_over
    _is_over = True
    for executor in list(_executors):
        executor._work.put(None)
    for executor in list(_executors):
        for thread in executor._threads:
            thread.join()


threading._register_atexit(_at_exit)


class _Pool(Executor):
    """Threads that take jobs out of a queue. A job is (future, function, arguments); None, which
    each hands on to the next, ends them."""

    _broken_by = BrokenExecutor
    _what = "max_workers"

    def __init__(self, max_workers, initializer, initargs):
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._work = self._work_queue = SimpleQueue()
        self._threads = []
        self._idle = threading.Semaphore(0)
        self._broken = False
        self._shutdown = False
        _executors.append(self)

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise self._broken_by(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if _is_over:
            raise RuntimeError("cannot schedule new futures after interpreter shutdown")
        future = Future()
        self._work.put((future, *self._sent(fn, args, kwargs)))
        if not self._idle.acquire(timeout=0) and len(self._threads) < self._max_workers:
            thread = self._new_thread(len(self._threads))
            self._threads.append(thread)
            thread.start()
        return future

    def _worker(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException as error:
                _asyncio.tell("Exception in initializer:\n", error)
                self._break()
                return
        while True:
            if self._work.empty():
                self._idle.release()
            job = self._work.get()
            if job is None:
                self._work.put(None)
                return
            self._run(*job)
            del job

    def _run(self, future, fn, args, kwargs):
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = self._received(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    def _sent(self, *job):
        return job

    def _received(self, result):
        return result

    def _break(self):
        self._broken = ("A thread initializer failed, the thread pool is not usable anymore")
        while not self._work.empty():
            job = self._work.get()
            if job is not None:
                job[0].set_exception(self._broken_by(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            while not self._work.empty():
                job = self._work.get()
                if job is not None:
                    job[0].cancel()
        self._work.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
            if self in _executors:
                _executors.remove(self)


_n_pools = 0


class ThreadPoolExecutor(_Pool):
    _broken_by = BrokenThreadPool

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        global _n_pools
        super().__init__(8 if max_workers is None else max_workers, initializer, initargs)
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{_n_pools}"
        if not thread_name_prefix:
            _n_pools += 1

    def _new_thread(self, n):
        return threading.Thread(name=f"{self._thread_name_prefix}_{n}", target=self._worker)


ThreadPoolExecutor.__module__ = "concurrent.futures.thread"


class ProcessPoolExecutor(_Pool):
    _broken_by = BrokenProcessPool

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        if callable(initializer):
            initializer = _InOwnMemory(initializer)
        super().__init__(4 if max_workers is None else max_workers, initializer, initargs)

    def _new_thread(self, n):
        return _Process(self._worker)

    def _sent(self, *job):
        try:
            return _Job(job), (), {}
        except Exception as error:
            return _raise, (error,), {}

    def _received(self, result):
        from _multiprocessing_memory import Packed
        return Packed(result).unpack()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return super().map(fn, *iterables, timeout=timeout)


ProcessPoolExecutor.__module__ = "concurrent.futures.process"


def _raise(error):
    raise error


class _Job:
    """What a worker process calls, unpacked into its own memory."""

    def __init__(self, job):
        from _multiprocessing_memory import Packed
        self._packed = Packed(job)

    def __call__(self):
        fn, args, kwargs = self._packed.unpack(threading.current_thread().memory)
        return fn(*args, **kwargs)


class _InOwnMemory:
    def __init__(self, function):
        self._function = function

    def __call__(self, *args):
        return threading.current_thread().memory.copy(self._function)(*args)


class _Process(threading.Thread):
    """A worker process: it begins when the one who made it waits."""

    _prefix = "ForkProcess"

    def __init__(self, target):
        from multiprocessing import _count_process
        from _multiprocessing_memory import Memory
        super().__init__(name=f"{self._prefix}-{_count_process()}", target=target)
        self.memory = Memory()

    def _bootstrap_inner(self):
        _thread.hand_over()
        super()._bootstrap_inner()
