# A hook that fails itself: both are told.
import sys


def hook(kind, value, traceback):
    raise ValueError("in the hook")


sys.excepthook = hook
raise KeyError("first")
