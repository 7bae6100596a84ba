"""The memory that a simulated process has for itself: its own __main__, which is a copy of the
parent's as that was when the process began. Functions of the program are made anew over it."""

import io
import pickle
import queue
import sys
import threading
from concurrent.futures import Executor, Future
from types import CellType, FunctionType, MethodType, ModuleType

_shared_types = (queue.Queue, queue.SimpleQueue, threading.Event, threading.Condition,
                 threading.Semaphore, threading.Barrier, threading.LockType, threading.RLock,
                 threading.Thread, Executor, Future)


def share(*types):
    """Says that processes see instances of [types] in common."""
    global _shared_types
    _shared_types += types


class _Packer(pickle.Pickler):
    def __init__(self, file, shared):
        super().__init__(file)
        self._shared = shared

    def persistent_id(self, obj):
        if not isinstance(obj, _shared_types):
            return None
        self._shared.append(obj)
        return len(self._shared)


class _Unpacker(pickle.Unpickler):
    def __init__(self, packed, memory):
        super().__init__(io.BytesIO(packed.bytes))
        self._shared = packed.shared
        self._memory = memory

    def persistent_load(self, pid):
        return self._shared[pid - 1]

    def find_class(self, module_name, name):
        if self._memory is not None and module_name == "__main__" and name in self._memory.names:
            return self._memory.names[name]
        return super().find_class(module_name, name)


class Packed:
    """A value on its way to another process."""

    def __init__(self, value):
        file, self.shared = io.BytesIO(), []
        _Packer(file, self.shared).dump(value)
        self.bytes = file.getvalue()

    def unpack(self, memory=None):
        return _Unpacker(self, memory).load()


class Memory:
    def __init__(self):
        self._main = sys.modules["__main__"].__dict__
        self._made = {}
        self.names = dict(self._main)
        for name, value in self._main.items():
            if not name.startswith("__"):
                self.names[name] = self.copy(value)

    def copy(self, value):
        """[value] as the process has it; what cannot be copied is seen in common."""
        if isinstance(value, FunctionType):
            return self._function(value)
        if isinstance(value, MethodType):
            return MethodType(self.copy(value.__func__), self.copy(value.__self__))
        if isinstance(value, (type, ModuleType)):
            return value
        try:
            return Packed(value).unpack(self)
        except Exception:
            if type(value) in (list, tuple):
                return type(value)(self.copy(item) for item in value)
            if type(value) is dict:
                return {key: self.copy(item) for key, item in value.items()}
            return value

    def _function(self, function):
        if function.__globals__ is not self._main:
            return function
        if function in self._made:
            return self._made[function]
        cells = tuple(self._cell(cell) for cell in function.__closure__ or ())
        made = FunctionType(function.__code__, self.names, function.__name__,
                            function.__defaults__, cells or None)
        self._made[function] = made
        made.__kwdefaults__ = function.__kwdefaults__
        made.__qualname__ = function.__qualname__
        made.__dict__.update(function.__dict__)
        return made

    def _cell(self, cell):
        try:
            value = cell.cell_contents
        except ValueError:  # nothing is in it yet
            return cell
        return CellType(self._function(value)) if isinstance(value, FunctionType) else cell
