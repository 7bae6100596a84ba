"""Importing in tests."""
import contextlib
import importlib
import sys
import unittest


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise unittest.SkipTest(str(error)) from None


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    """There is one implementation of each module."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def unload(name):
    sys.modules.pop(name, None)


forget = unload


def make_legacy_pyc(source):
    raise unittest.SkipTest("there are no compiled files here")


@contextlib.contextmanager
def ready_to_import(name=None, source=""):
    """A module of that source can be imported meanwhile."""
    import tempfile
    name = name or "spam"
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/{name}.py"
        with open(path, "w") as file:
            file.write(source)
        before = sys.modules.pop(name, None)
        sys.path.insert(0, folder)
        try:
            yield name, path
        finally:
            sys.path.remove(folder)
            sys.modules.pop(name, None)
            if before is not None:
                sys.modules[name] = before


class DirsOnSysPath:
    def __init__(self, *paths):
        self._before = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.path[:] = self._before


class CleanImport:
    """Forgets modules for a while."""

    def __init__(self, *module_names, usefrozen=False):
        self._before = sys.modules.copy()
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.modules.update(self._before)


@contextlib.contextmanager
def isolated_modules():
    before = sys.modules.copy()
    try:
        yield
    finally:
        sys.modules.clear()
        sys.modules.update(before)
