"""Stands for a module that is not supported: importing it is harmless, using it is refused."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    raise NotImplementedError(f"{__name__}.{name} is not supported here")
