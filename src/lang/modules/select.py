"""select: refused by name; there is no network and there are no processes here yet."""

raise ImportError("the module select is not supported here yet", name="select")
