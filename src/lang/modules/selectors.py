"""selectors: there is no network here yet, so there is nothing to register."""

import collections

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


class _Selector(BaseSelector):
    """One that has nothing to watch: it can only wait."""

    def __init__(self):
        self._map = {}

    def register(self, fileobj, events, data=None):
        raise NotImplementedError(f"selectors.{type(self).__name__}.register is not supported here "
                                  "yet")

    def unregister(self, fileobj):
        raise KeyError(f"{fileobj!r} is not registered")

    def select(self, timeout=None):
        if timeout is None:
            raise NotImplementedError("a selector that waits forever is not supported here yet")
        if timeout > 0:
            import time
            time.sleep(timeout)
        return []

    def close(self):
        self._map = None

    def get_map(self):
        return self._map


class SelectSelector(_Selector):
    pass


class PollSelector(_Selector):
    pass


class EpollSelector(_Selector):
    pass


DefaultSelector = EpollSelector
