"""What simulated processes share, and what each gets a copy of."""

import io
import pickle
import queue
import threading



class _Shared:
    def __init__(self):
        self._lock = threading.RLock()

    def get_lock(self):
        return self._lock

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class _Value(_Shared):
    def __init__(self, value):
        super().__init__()
        self.value = value


class _Array(_Shared):
    def __init__(self, items):
        super().__init__()
        self._items = items

    def __len__(self):
        return len(self._items)

    def __getitem__(self, i):
        return self._items[i]

    def __setitem__(self, i, value):
        self._items[i] = value

    def __iter__(self):
        return iter(self._items)


def _zero(typecode):
    return 0.0 if typecode in ("f", "d") else 0


def Value(typecode_or_type, *args, lock=True):
    return _Value(args[0] if args else _zero(typecode_or_type))


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    if isinstance(size_or_initializer, int):
        return _Array([_zero(typecode_or_type)] * size_or_initializer)
    return _Array(list(size_or_initializer))


class Connection:
    def __init__(self, inbox, outbox):
        self._inbox, self._outbox = inbox, outbox
        self.closed = False

    def send(self, obj):
        self._outbox.put(obj)

    def recv(self):
        item = self._inbox.get()
        if item is _END:
            raise EOFError
        return item

    def poll(self, timeout=0.0):
        if self._inbox.empty() and timeout:
            import time
            end = None if timeout is None else time.monotonic() + timeout
            while self._inbox.empty() and (end is None or time.monotonic() < end):
                time.sleep(0.001)
        return not self._inbox.empty()

    def close(self):
        if not self.closed:
            self.closed = True
            self._outbox.put(_END)


_END = object()


def Pipe(duplex=True):
    a, b = queue.SimpleQueue(), queue.SimpleQueue()
    return Connection(a, b), Connection(b, a)


class DictProxy(dict):
    pass


class ListProxy(list):
    pass


class Manager:
    """Gives ordinary objects, which all simulated processes see."""

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def shutdown(self):
        pass

    dict, list = DictProxy, ListProxy
    Lock, RLock, Event, Condition = (threading.Lock, threading.RLock, threading.Event,
                                     threading.Condition)
    Semaphore, BoundedSemaphore, Barrier = (threading.Semaphore, threading.BoundedSemaphore,
                                            threading.Barrier)
    Queue = queue.Queue
    Value = staticmethod(Value)
    Array = staticmethod(Array)

    class Namespace:
        def __init__(self, /, **kwargs):
            self.__dict__.update(kwargs)


# ---- from one process to another

_SHARED = (_Shared, Connection, DictProxy, ListProxy, Manager.Namespace, queue.Queue,
           queue.SimpleQueue, threading.Event, threading.Condition, threading.Semaphore,
           threading.Barrier, threading.LockType, threading.RLock)


class _Packer(pickle.Pickler):
    def __init__(self, file, shared):
        super().__init__(file)
        self._shared = shared

    def persistent_id(self, obj):
        if not isinstance(obj, _SHARED):
            return None
        self._shared.append(obj)
        return len(self._shared)


class _Unpacker(pickle.Unpickler):
    def __init__(self, file, shared):
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, pid):
        return self._shared[pid - 1]


def across(value):
    """[value] as the other process gets it: a copy, but for what both share."""
    file, shared = io.BytesIO(), []
    _Packer(file, shared).dump(value)
    file.seek(0)
    return _Unpacker(file, shared).load()
