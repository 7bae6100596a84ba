"""subprocess: refused by name; there is no network and there are no processes here yet."""

raise ImportError("the module subprocess is not supported here yet", name="subprocess")
