"""multiprocessing.dummy: what multiprocessing has, made of threads."""

import sys
import threading
from queue import Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore
from threading import current_thread as current_process

from _multiprocessing_shared import Pipe
from multiprocessing.pool import ThreadPool

JoinableQueue = Queue
list, dict = list, dict


class DummyProcess(threading.Thread):
    @property
    def exitcode(self):
        return 0 if self._is_started and not self.is_alive() else None


Process = DummyProcess


class Namespace:
    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)


class Value:
    def __init__(self, typecode, value, lock=True):
        self.value = value


def Array(typecode, sequence, lock=True):
    return list(sequence)


def Manager():
    return sys.modules[__name__]


def Pool(processes=None, initializer=None, initargs=()):
    return ThreadPool(processes, initializer, initargs)


def active_children():
    return [thread for thread in threading.enumerate() if isinstance(thread, DummyProcess)]


def freeze_support():
    pass


def shutdown():
    pass
