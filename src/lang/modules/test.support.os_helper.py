"""Files and the environment in tests."""
import contextlib
import os
import shutil
import tempfile
import unittest

TESTFN_ASCII = TESTFN = "@test_1_tmp"
TESTFN_UNICODE = TESTFN + "-\xe0\xf2\u0258\u0141\u011f"
TESTFN_NONASCII = FS_NONASCII = None
TESTFN_UNDECODABLE = TESTFN_UNENCODABLE = None
SAVEDCWD = os.getcwd()


def unlink(filename):
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(filename)


def rmdir(dirname):
    with contextlib.suppress(FileNotFoundError):
        os.rmdir(dirname)


def rmtree(path):
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(path)


def create_empty_file(filename):
    with open(filename, "wb"):
        pass


def can_symlink(): return False
def can_chmod(): return False
def can_dac_override(): return True
def skip_if_dac_override(test): return test  # files are as the program made them, whoever it is
def skip_unless_dac_override(test): return test
def fs_is_case_insensitive(directory): return False
def fd_count(): return 3
def open_dir_fd(path): raise unittest.SkipTest("folders have no descriptors here")
def make_bad_fd(): raise unittest.SkipTest("descriptors of the machine are not to be had here")


@contextlib.contextmanager
def temp_umask(umask):
    yield


def skip_unless_symlink(test): return unittest.skip("requires symlinks")(test)
def skip_unless_xattr(test): return unittest.skip("requires extended attributes")(test)
def skip_unless_working_chmod(test): return unittest.skip("requires chmod")(test)


@contextlib.contextmanager
def temp_dir(path=None, quiet=False):
    made = tempfile.mkdtemp() if path is None else path
    if path is not None:
        os.mkdir(path)
    try:
        yield made
    finally:
        rmtree(made)


@contextlib.contextmanager
def change_cwd(path, quiet=False):
    before = os.getcwd()
    os.chdir(path)
    try:
        yield os.getcwd()
    finally:
        os.chdir(before)


@contextlib.contextmanager
def temp_cwd(name="tempcwd", quiet=False):
    with temp_dir(name, quiet) as path, change_cwd(path, quiet) as cwd:
        yield cwd


class FakePath:
    """Something like a path."""

    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return f"<FakePath {self.path!r}>"

    def __fspath__(self):
        if isinstance(self.path, BaseException) or \
                isinstance(self.path, type) and issubclass(self.path, BaseException):
            raise self.path
        return self.path


class EnvironmentVarGuard:
    """The environment, which is as before at the end of the block."""

    def __init__(self):
        self._environ, self._before = os.environ, {}

    def __getitem__(self, name):
        return self._environ[name]

    def __setitem__(self, name, value):
        self._before.setdefault(name, self._environ.get(name))
        self._environ[name] = value

    def __delitem__(self, name):
        self._before.setdefault(name, self._environ.get(name))
        self._environ.pop(name, None)

    set = __setitem__
    unset = __delitem__

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        for name, value in self._before.items():
            if value is None:
                self._environ.pop(name, None)
            else:
                self._environ[name] = value
