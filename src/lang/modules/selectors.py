"""selectors: its names; there is no network here yet, and selectors are refused."""

import collections
from _refused import classes as _classes

EVENT_READ, EVENT_WRITE = 1, 2
SelectorKey = collections.namedtuple("SelectorKey", ["fileobj", "fd", "events", "data"])


class BaseSelector:
    """What a program may derive a selector of its own from."""

    def register(self, fileobj, events, data=None):
        raise NotImplementedError

    def unregister(self, fileobj):
        raise NotImplementedError

    def modify(self, fileobj, events, data=None):
        self.unregister(fileobj)
        return self.register(fileobj, events, data)

    def select(self, timeout=None):
        raise NotImplementedError

    def close(self):
        pass

    def get_key(self, fileobj):
        mapping = self.get_map()
        if mapping is None:
            raise RuntimeError("Selector is closed")
        try:
            return mapping[fileobj]
        except KeyError:
            raise KeyError(f"{fileobj!r} is not registered") from None

    def get_map(self):
        raise NotImplementedError

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


globals().update(_classes("selectors", "DefaultSelector", "EpollSelector", "PollSelector",
                          "SelectSelector"))
