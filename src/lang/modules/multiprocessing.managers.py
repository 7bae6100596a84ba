"""multiprocessing.managers: what a Manager gives; managers over the network are refused by name."""

from _multiprocessing_shared import DictProxy, ListProxy, Manager

SyncManager = Manager
Namespace = Manager.Namespace


def __getattr__(name):
    if name in ("BaseManager", "BaseProxy", "SharedMemoryManager"):
        raise NotImplementedError(f"multiprocessing.managers.{name} is not supported here")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
