"""multiprocessing, simulated: a process is a thread of the virtual clock, with the program's
variables as they are instead of a copy of them. It begins when the one who starts it waits."""

import atexit
import os
import queue as _queue
import sys
import threading
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore

import _asyncio
import _thread
from _multiprocessing_memory import Memory
from _multiprocessing_pool import Pool, TimeoutError
from _multiprocessing_shared import Array, Manager, Pipe, Value
from concurrent.futures import _Process as _PoolProcess

_FIRST_PID = 4242


class ProcessError(Exception):
    pass


class AuthenticationError(ProcessError):
    pass


_n_processes = 0


def _count_process():
    global _n_processes
    _n_processes += 1
    return _n_processes


class Process(threading.Thread):
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._number = _count_process()
        super().__init__(target=target, name=name or f"Process-{self._number}", args=args,
                         kwargs=dict(kwargs), daemon=daemon)
        self._exit = None

    def __repr__(self):
        status = "initial"
        if self.exitcode is not None:
            status = f"stopped exitcode={self.exitcode}"
        elif self._is_started:
            status = "started"
        pid = f" pid={self.pid}" if self.pid is not None else ""
        daemon = " daemon" if self.daemon else ""
        return (f"<{type(self).__name__} name={self.name!r}{pid} parent={os.getpid()} "
                f"{status}{daemon}>")

    def start(self):
        assert not self._is_started, "cannot start a process twice"
        self._is_started = True
        _children.append(self)
        self._twin = self._copy(Memory())
        _thread.start(self, self._bootstrap_inner)

    def _copy(self, memory):
        """This object as the process itself sees it."""
        twin = object.__new__(type(self))
        twin.__dict__.update({name: memory.copy(value) for name, value in self.__dict__.items()})
        twin.run = memory.copy(type(self).run).__get__(twin)
        return twin

    def _bootstrap_inner(self):
        _thread.hand_over()
        self.run = self._run_apart
        super()._bootstrap_inner()

    def _run_apart(self):
        try:
            self._twin.run()
            self._exit = 0
        except SystemExit as error:
            self._exit = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
        except BaseException as error:
            self._exit = 1
            _asyncio.tell(f"Process {self.name}:\n", error)

    def join(self, timeout=None):
        assert self._is_started, "can only join a started process"
        super().join(timeout)

    @property
    def exitcode(self):
        return self._exit if self._is_stopped else None

    @property
    def pid(self):
        return _FIRST_PID + self._number if self._is_started else None

    ident = pid
    sentinel = pid
    authkey = b""

    def terminate(self):
        raise NotImplementedError("Process.terminate is not supported here")

    kill = terminate

    def close(self):
        if self.is_alive():
            raise ValueError("Cannot close a process while it is still running. You should first "
                             "call join() or terminate().")


_children = []


@atexit.register
def _join_children():
    for child in _children:
        if not child.daemon:
            child.join()


def current_process():
    thread = threading.current_thread()
    return thread if isinstance(thread, (Process, _PoolProcess)) else _main


class _MainProcess:
    name = "MainProcess"
    daemon = False
    exitcode = None

    @property
    def pid(self):
        return os.getpid()

    ident = pid

    def __repr__(self):
        return f"<_MainProcess name='MainProcess' parent=None started>"


_main = _MainProcess()


def parent_process():
    return None if current_process() is _main else _main


def active_children():
    return [thread for thread in threading.enumerate() if isinstance(thread, Process)]


def cpu_count():
    return 4


class _Queue(_queue.Queue):
    def close(self):
        pass

    def join_thread(self):
        pass

    def cancel_join_thread(self):
        pass


def Queue(maxsize=0):
    return _Queue(maxsize)


JoinableQueue = Queue


class SimpleQueue(_queue.SimpleQueue):
    def close(self):
        pass


def freeze_support():
    pass


def set_start_method(method, force=False):
    if method not in ("fork", "spawn", "forkserver"):
        raise ValueError(f"cannot find context for {method!r}")


def get_start_method(allow_none=False):
    return "fork"


def get_all_start_methods():
    return ["fork", "spawn", "forkserver"]


def get_context(method=None):
    return sys.modules[__name__]
