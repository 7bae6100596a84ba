"""Files and folders for a while, in /tmp."""

import io
import os
import shutil
from types import GenericAlias

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
           "mkstemp", "mkdtemp", "mktemp", "gettempdir", "gettempprefix", "tempdir"]
tempdir = None
template = "tmp"
_count = 0


def gettempdir():
    return tempdir or "/tmp"


def gettempprefix():
    return template


def _free_path(suffix, prefix, dir):
    """A path where nothing is yet; the same ones in each run."""
    global _count
    letters = "abcdefghijklmnopqrstuvwxyz0123456789_"
    while True:
        _count += 1
        n, name = _count * 2654435761 % 37 ** 8, ""
        for _ in range(8):
            n, i = divmod(n, 37)
            name += letters[i]
        folder = os.fspath(gettempdir() if dir is None else dir)
        path = os.path.abspath(os.path.join(
            folder, (template if prefix is None else prefix) + name + (suffix or "")))
        if not os.path.exists(path):
            return path


def mktemp(suffix="", prefix=template, dir=None):
    return _free_path(suffix, prefix, dir)


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    path = _free_path(suffix, prefix, dir)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), path


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _free_path(suffix, prefix, dir)
    os.mkdir(path)
    os.chmod(path, 0o700)
    return path


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete
        self._is_closed = False

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __repr__(self):
        return f"<tempfile._TemporaryFileWrapper object at {id(self):#x}>"

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        yield from self.file

    def close(self):
        if not self._is_closed:
            self._is_closed = True
            self.file.close()
            if self.delete and os.path.exists(self.name):
                os.unlink(self.name)

    def __del__(self):
        self.close()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None):
    path = _free_path(suffix, prefix, dir)
    open(path, "xb").close()
    file = open(path, mode, buffering, encoding, errors, newline)
    return _TemporaryFileWrapper(file, path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    path = _free_path(suffix, prefix, dir)
    open(path, "xb").close()
    file = open(path, mode, buffering, encoding, errors, newline)
    os.unlink(path)
    return file


class SpooledTemporaryFile:
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None):
        self._file = (io.BytesIO() if "b" in mode
                      else io.TextIOWrapper(io.BytesIO(), encoding or "utf-8", errors, newline))
        self._max_size, self.mode, self._rolled = max_size, mode, False

    def rollover(self):
        self._rolled = True

    def __getattr__(self, name):
        return getattr(self.__dict__["_file"], name)

    def __iter__(self):
        return iter(self._file)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._file.close()


class TemporaryDirectory:
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._is_there = True

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *exc_info):
        self.cleanup()

    def cleanup(self):
        if self._is_there or os.path.exists(self.name):
            self._is_there = False
            shutil.rmtree(self.name, ignore_errors=True)

    def __del__(self):
        self.cleanup()
