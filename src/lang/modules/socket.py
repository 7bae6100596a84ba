"""socket: refused by name; there is no network and there are no processes here yet."""

raise ImportError("the module socket is not supported here yet", name="socket")
