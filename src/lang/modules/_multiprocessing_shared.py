"""What simulated processes share."""

import queue
import struct
import threading

import _multiprocessing_memory



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


def _taker(typecode):
    """What makes of a number what is kept of it: of an int its low bits, of a float itself."""
    if typecode in ("d", "f"):
        form = "<" + typecode
        return lambda value: struct.unpack(form, struct.pack(form, value))[0]
    if typecode not in _N_BYTES:
        raise NotImplementedError(f"sharing values of type {typecode!r} is not supported here")
    span = 1 << 8 * _N_BYTES[typecode]
    low = 0 if typecode.isupper() else -span // 2

    def take(value):
        if not isinstance(value, int):
            raise TypeError(f"{type(value).__name__!r} object cannot be interpreted as an integer")
        return (value - low) % span + low

    return take


_N_BYTES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8}


class _Value(_Shared):
    def __init__(self, typecode, value):
        super().__init__()
        self._take = _taker(typecode)
        self.value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = self._take(value)


class _Array(_Shared):
    def __init__(self, typecode, items):
        super().__init__()
        self._take = _taker(typecode)
        self._items = [self._take(item) for item in items]

    def __len__(self):
        return len(self._items)

    def __getitem__(self, i):
        return self._items[i]

    def __setitem__(self, i, value):
        if not isinstance(i, slice):
            self._items[i] = self._take(value)
            return
        values = [self._take(item) for item in value]
        if len(values) != len(self._items[i]):
            raise ValueError("Can only assign sequence of same size")
        self._items[i] = values

    def __iter__(self):
        return iter(self._items)


def Value(typecode_or_type, *args, lock=True):
    return _Value(typecode_or_type, args[0] if args else 0)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    if isinstance(size_or_initializer, int):
        size_or_initializer = [0] * size_or_initializer
    return _Array(typecode_or_type, size_or_initializer)


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


_multiprocessing_memory.share(_Shared, Connection, DictProxy, ListProxy, Manager.Namespace)
