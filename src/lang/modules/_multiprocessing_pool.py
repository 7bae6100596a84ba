"""A pool of simulated processes."""

from concurrent.futures import ProcessPoolExecutor, _Process, as_completed
from concurrent.futures import TimeoutError as _FutureTimeout


class TimeoutError(Exception):
    pass


TimeoutError.__module__ = "multiprocessing.context"


class AsyncResult:
    def __init__(self, futures, is_one):
        self._futures = futures
        self._is_one = is_one

    def ready(self):
        return all(future.done() for future in self._futures)

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return all(future.exception() is None for future in self._futures)

    def wait(self, timeout=None):
        for future in self._futures:
            try:
                future.exception(timeout)
            except _FutureTimeout:
                return

    def get(self, timeout=None):
        try:
            results = [future.result(timeout) for future in self._futures]
        except _FutureTimeout:
            raise TimeoutError from None
        return results[0] if self._is_one else results


class IMapIterator:
    def __init__(self, futures):
        self._futures = iter(futures)

    def __iter__(self):
        return self

    def next(self, timeout=None):
        try:
            return next(self._futures).result(timeout)
        except _FutureTimeout:
            raise TimeoutError from None

    __next__ = next


class _Worker(_Process):
    _prefix = "ForkPoolWorker"


class _WorkerPool(ProcessPoolExecutor):
    def _new_thread(self, n):
        return _Worker(self._worker)


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        if processes is not None and processes < 1:
            raise ValueError("Number of processes must be at least 1")
        self._executor = _WorkerPool(processes, initializer=initializer, initargs=initargs)
        self._is_open = True

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    def _check_running(self):
        if not self._is_open:
            raise ValueError("Pool not running")

    def _submit(self, func, argument_lists):
        self._check_running()
        return [self._executor.submit(func, *args) for args in argument_lists]

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        future = self._executor.submit(func, *args, **kwds)
        return self._told(AsyncResult([future], True), callback, error_callback)

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        futures = self._submit(func, ((item,) for item in iterable))
        return self._told(AsyncResult(futures, False), callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._told(AsyncResult(self._submit(func, iterable), False), callback,
                          error_callback)

    def imap(self, func, iterable, chunksize=1):
        return IMapIterator(self._submit(func, ((item,) for item in iterable)))

    def imap_unordered(self, func, iterable, chunksize=1):
        return IMapIterator(as_completed(self._submit(func, ((item,) for item in iterable))))

    def _told(self, result, callback, error_callback):
        if callback is None and error_callback is None:
            return result
        left = len(result._futures)

        def on_done(future):
            nonlocal left
            left -= 1
            if left:
                return
            errors = [f.exception() for f in result._futures if f.exception() is not None]
            if errors:
                if error_callback is not None:
                    error_callback(errors[0])
            elif callback is not None:
                callback(result.get())

        for future in result._futures:
            future.add_done_callback(on_done)
        return result

    def close(self):
        self._is_open = False
        self._executor.shutdown(wait=False)

    def terminate(self):
        self._is_open = False
        self._executor.shutdown(wait=False, cancel_futures=True)

    def join(self):
        if self._is_open:
            raise ValueError("Pool is still running")
        self._executor.shutdown(wait=True)


Pool.__module__ = AsyncResult.__module__ = "multiprocessing.pool"
