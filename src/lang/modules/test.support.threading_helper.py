"""Threads in tests."""
import contextlib
import threading

can_start_thread = True


def threading_setup(): return ()
def threading_cleanup(*original_values): pass
def reap_threads(func): return func


def requires_working_threading(*, module=False):
    return None if module else lambda test: test


def join_thread(thread, timeout=None):
    thread.join(30.0 if timeout is None else timeout)
    if thread.is_alive():
        raise AssertionError(f"failed to join the thread in {timeout or 30.0:.1f} seconds")


@contextlib.contextmanager
def start_threads(threads, unlock=None):
    threads = list(threads)
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        if unlock:
            unlock()
        for thread in threads:
            join_thread(thread)


@contextlib.contextmanager
def wait_threads_exit(timeout=None):
    before = set(threading.enumerate())
    yield
    for thread in set(threading.enumerate()) - before:
        if not isinstance(thread, threading._DummyThread):
            thread.join(timeout)


class catch_threading_exception:
    """Keeps what goes to threading.excepthook."""

    def __enter__(self):
        self.exc_type = self.exc_value = self.exc_traceback = self.thread = None
        self._before = threading.excepthook
        threading.excepthook = self._keep
        return self

    def _keep(self, args):
        self.exc_type, self.exc_value = args.exc_type, args.exc_value
        self.exc_traceback, self.thread = args.exc_traceback, args.thread

    def __exit__(self, *exc_info):
        threading.excepthook = self._before
        del self.exc_type, self.exc_value, self.exc_traceback, self.thread
