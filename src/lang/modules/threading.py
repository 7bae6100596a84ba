"""threading, on the virtual clock: a thread runs until it waits (see src/lang/core/thread.h)."""

import sys

import _asyncio
import _thread
from _thread import LockType, RLock, TIMEOUT_MAX, get_ident, get_native_id
from _thread import allocate_lock as Lock

ThreadError = RuntimeError


class BrokenBarrierError(RuntimeError):
    pass


# ---- threads

_active = {}
_n_named = 0
_n_dummies = 0
_at_exit = []


class ExceptHookArgs(tuple):
    """What went wrong in which thread, for excepthook."""

    n_fields = n_sequence_fields = 4
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        names = ("exc_type", "exc_value", "exc_traceback", "thread")
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(names, self))
        return f"_thread._ExceptHookArgs({fields})"


def excepthook(args, /):
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    _asyncio.tell(f"Exception in thread {name}:\n", args.exc_value)


__excepthook__ = excepthook


def _deprecated(name, instead):
    """Told where the program calls it: the frames of this module do not count."""
    import warnings
    warnings.warn(f"{name}() is deprecated, {instead} instead", DeprecationWarning)


def _new_name(template):
    global _n_named
    _n_named += 1
    return template % _n_named


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name:
            name = str(name)
        else:
            name = _new_name("Thread-%d")
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._is_started = False
        self._is_stopped = False
        self._joiners = _thread.Waiters("the end of")
        self._initialized = True

    _initialized = False

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._is_stopped:
            status = "stopped"
        elif self._is_started:
            status = "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._is_started:
            raise RuntimeError("threads can only be started once")
        _thread.start(self, self._bootstrap_inner)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap_inner(self):
        self._ident = get_ident()
        self._is_started = True
        _active[self._ident] = self
        try:
            self.run()
        except:
            self._tell(sys.exc_info())
        finally:
            del _active[self._ident]
            self._is_stopped = True
            self._joiners.wake(len(self._joiners))

    def _tell(self, info):
        try:
            excepthook(ExceptHookArgs([*info, self]))
        except Exception as error:
            _asyncio.tell("Exception in threading.excepthook:\n", error)

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if not self._is_stopped:
            self._joiners.wait(timeout, self)

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        if self._is_stopped or not self._is_started:
            return False
        _thread.poll()
        return not self._is_stopped

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._is_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _deprecated("isDaemon", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _deprecated("setDaemon", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _deprecated("getName", "get the name attribute")
        return self.name

    def setName(self, name):
        _deprecated("setName", "set the name attribute")
        self.name = name


class _Running(Thread):
    """One that nobody started here."""

    def __init__(self, name, daemon):
        Thread.__init__(self, name=name, daemon=daemon)
        self._is_started = True
        self._ident = get_ident()
        _active[self._ident] = self


class _MainThread(_Running):
    pass


class _DummyThread(_Running):
    def __init__(self):
        global _n_dummies
        _n_dummies += 1
        _Running.__init__(self, f"Dummy-{_n_dummies}", True)


class Timer(Thread):
    """Calls a function after a while, unless it is cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        Thread.__init__(self)
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


def current_thread():
    return _active.get(get_ident()) or _DummyThread()


def main_thread():
    return _main_thread


def active_count():
    return len(_active)


def enumerate():
    return list(_active.values())


def currentThread():
    _deprecated("currentThread", "use current_thread()")
    return current_thread()


def activeCount():
    _deprecated("activeCount", "use active_count()")
    return active_count()


def stack_size(size=0):
    return 0


def settrace(func):
    raise NotImplementedError("threading.settrace is not supported here")


def setprofile(func):
    raise NotImplementedError("threading.setprofile is not supported here")


def _register_atexit(func, *args, **kwargs):
    _at_exit.append((func, args, kwargs))


def _shutdown():
    """The program has ended: waits for the threads that are not daemons."""
    for func, args, kwargs in reversed(_at_exit):
        func(*args, **kwargs)
    while left := [thread for thread in _active.values()
                   if thread is not _main_thread and not thread.daemon]:
        left[0].join()


# ---- what they wait for


class Event(_asyncio.Told):
    def __init__(self):
        self._flag = False
        self._waiters = _thread.Waiters("an event")
        _asyncio.sync_new(self, "event", 0)

    def __repr__(self):
        cls = type(self)
        status = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {status}>"

    def is_set(self):
        if not self._flag:
            _thread.poll()
        return self._flag

    def isSet(self):
        _deprecated("isSet", "use is_set()")
        return self.is_set()

    def set(self):
        self._flag = True
        _asyncio.sync_tell(self, "set", len(self._waiters))
        self._waiters.wake(len(self._waiters))

    def clear(self):
        self._flag = False
        _asyncio.sync_tell(self, "clear")

    def wait(self, timeout=None):
        if self._flag:
            return True
        _asyncio.sync_tell(self, "wait", len(self._waiters) + 1)
        return self._waiters.wait(timeout)


class Condition(_asyncio.Told):
    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = _thread.Waiters("a condition")
        _asyncio.sync_new(self, "condition", 0)
        _asyncio.sync_part(lock, self, "lock", "._lock")

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, saved):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        saved = self._release_save()
        _asyncio.sync_tell(self, "wait", len(self._waiters) + 1)
        try:
            return self._waiters.wait(timeout)
        finally:
            self._acquire_restore(saved)

    def wait_for(self, predicate, timeout=None):
        from time import monotonic
        end = None
        result = predicate()
        while not result:
            left = None
            if timeout is not None:
                if end is None:
                    end = monotonic() + timeout
                left = end - monotonic()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        _asyncio.sync_tell(self, "notify", min(n, len(self._waiters)))
        self._waiters.wake(n)

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        _deprecated("notifyAll", "use notify_all()")
        self.notify_all()


class Semaphore(_asyncio.Told):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
        self._waiters = _thread.Waiters("a permit of a semaphore")
        _asyncio.sync_new(self, "semaphore", value)

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        from time import monotonic
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        end = None
        while self._value == 0:
            if not blocking:
                _thread.poll()
                return False
            if timeout is not None:
                if end is None:
                    end = monotonic() + timeout
                timeout = end - monotonic()
                if timeout <= 0:
                    return False
            _asyncio.sync_tell(self, "wait", len(self._waiters) + 1)
            self._waiters.wait(timeout)
        self._value -= 1
        _asyncio.sync_tell(self, "acquire", self._value)
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n
        _asyncio.sync_tell(self, "release", self._value)
        self._waiters.wake(n)

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        Semaphore.__init__(self, value)
        self._initial_value = value

    def __repr__(self):
        cls = type(self)
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" value={self._value}/{self._initial_value}>")

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        Semaphore.release(self, n)


class Barrier(_asyncio.Told):
    """Its state: 0 filling, 1 draining, -1 being reset, -2 broken."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = 0
        self._count = 0
        _asyncio.sync_new(self, "barrier", parties)

    def __repr__(self):
        cls = type(self)
        if self.broken:
            return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: broken>"
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}:"
                f" waiters={self.n_waiting}/{self.parties}>")

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in (-1, 1):
                self._cond.wait()
            if self._state < 0:
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            _asyncio.sync_tell(self, "wait", self._count)
            try:
                if index + 1 == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                _asyncio.sync_tell(self, "release", self._count)
                if self._count == 0 and self._state in (-1, 1):
                    self._state = 0
                    self._cond.notify_all()

    def _release(self):
        try:
            if self._action:
                self._action()
            self._state = 1
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != 0, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = -2
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state in (0, -2):
                    self._state = -1
            else:
                self._state = 0
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == 0 else 0

    @property
    def broken(self):
        return self._state == -2


# ---- values that each thread has of its own


class local:
    __module__, __qualname__, __tp_name__ = "_thread", "_local", "_thread._local"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_local", ({get_ident(): {}}, args, kwargs))
        return self

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread._local' object")

    def __getattribute__(self, name):
        own = _own_dict(self)
        if name == "__dict__":
            return own
        if name in own and not hasattr(getattr(type(self), name, None), "__set__"):
            return own[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            pass
        if hasattr(type(self), "__getattr__"):
            return type(self).__getattr__(self, name)
        cls = "_thread._local" if type(self) is local else type(self).__name__
        raise AttributeError(f"{cls!r} object has no attribute {name!r}")

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(
                f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        if hasattr(getattr(type(self), name, None), "__set__"):
            object.__setattr__(self, name, value)
        else:
            _own_dict(self)[name] = value

    def __delattr__(self, name):
        own = _own_dict(self)
        if name not in own:
            cls = "_thread._local" if type(self) is local else type(self).__name__
            raise AttributeError(f"{cls!r} object has no attribute {name!r}")
        del own[name]


def _own_dict(self):
    dicts, args, kwargs = object.__getattribute__(self, "_local")
    own = dicts.get(get_ident())
    if own is None:
        own = dicts[get_ident()] = {}
        type(self).__init__(self, *args, **kwargs)
    return own


_main_thread = _MainThread("MainThread", False)
_PyRLock = _CRLock = RLock
_thread._local = local
