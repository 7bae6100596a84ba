"""The operating system, as far as a program sees one: files (_files), and little else."""

import abc
import io
import sys
import _files
import posixpath as path
import stat as _st
from collections.abc import MutableMapping
from types import GenericAlias
from posixpath import (altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep)

sys.modules["os.path"] = path
name, linesep = "posix", "\n"
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
EX_OK = 0
strerror = _files.strerror
getcwd = _files.getcwd


def fspath(path):
    return io._fspath(path)


class PathLike(abc.ABC):
    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, "__fspath__")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


def fsencode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode("utf-8", "surrogateescape")


def fsdecode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode("utf-8", "surrogateescape")


# ---- the environment: the program's own, not the machine's

class _Environ(MutableMapping):
    def __init__(self, data):
        self._data = data

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError(f"str expected, not {type(value).__name__}")
        return value

    def __getitem__(self, key):
        if self._check(key) not in self._data:
            raise KeyError(key)
        return self._data[key]

    def __setitem__(self, key, value):
        self._data[self._check(key)] = self._check(value)

    def __delitem__(self, key):
        if self._check(key) not in self._data:
            raise KeyError(key)
        del self._data[key]

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return f"environ({self._data!r})"

    def copy(self):
        return dict(self)

    def __or__(self, other):
        return dict(self) | dict(other)

    def __ror__(self, other):
        return dict(other) | dict(self)

    def __ior__(self, other):
        self.update(other)
        return self


environ = _Environ({"HOME": "/home", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


# ---- folders and files

def getcwdb():
    return getcwd().encode()


def chdir(path):
    _files.chdir(fspath(path))


def listdir(path="."):
    path = fspath("." if path is None else path)
    names = [name for name, _ in _files.listdir(path)]
    return [name.encode() for name in names] if isinstance(path, bytes) else names


class stat_result(tuple):
    __module__ = "os"
    n_fields, n_sequence_fields, n_unnamed_fields = 19, 10, 3

    def __new__(cls, sequence, ns=None):
        self = super().__new__(cls, sequence)
        self._ns = ns or [int(t) * 1_000_000_000 for t in self[7:10]]
        return self

    _names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime",
              "st_mtime", "st_ctime")

    def __repr__(self):
        fields = ", ".join(f"{name}={value}" for name, value in zip(self._names, self))
        return f"os.stat_result({fields})"

    st_atime_ns = property(lambda self: self._ns[0])
    st_mtime_ns = property(lambda self: self._ns[1])
    st_ctime_ns = property(lambda self: self._ns[2])
    st_atime = property(lambda self: self._ns[0] / 1e9)
    st_mtime = property(lambda self: self._ns[1] / 1e9)
    st_ctime = property(lambda self: self._ns[2] / 1e9)
    st_blksize = property(lambda self: 4096)
    st_blocks = property(lambda self: (self[6] + 4095) // 4096 * 8)


for _i, _name in enumerate(stat_result._names[:7]):
    setattr(stat_result, _name, property(lambda self, i=_i: self[i]))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        raise NotImplementedError("os.stat of a file's number is not supported here")
    is_folder, mode, number, links, size, changed = _files.stat(fspath(path))
    mode |= _st.S_IFDIR if is_folder else _st.S_IFREG
    seconds = changed // 1_000_000_000
    return stat_result((mode, number, 1, links, 0, 0, size, seconds, seconds, seconds),
                       [changed] * 3)


def lstat(path, *, dir_fd=None):
    return stat(path)


class DirEntry:
    __module__ = "posix"
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, folder, name, is_folder):
        self.name = name.encode() if isinstance(folder, bytes) else name
        self.path = path.join(folder, self.name)
        self._is_folder = is_folder

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return self._is_folder

    def is_file(self, *, follow_symlinks=True):
        return not self._is_folder

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return stat(self.path).st_ino


class _ScandirIterator:
    def __init__(self, folder):
        self._left = iter([DirEntry(folder, name, is_folder)
                           for name, is_folder in _files.listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._left)

    def close(self):
        self._left = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


def scandir(path="."):
    return _ScandirIterator(fspath("." if path is None else path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def mkdir(path, mode=0o777, *, dir_fd=None):
    _files.mkdir(fspath(path))


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def remove(path, *, dir_fd=None):
    _files.remove(fspath(path))


def unlink(path, *, dir_fd=None):
    _files.remove(fspath(path))


def rmdir(path, *, dir_fd=None):
    _files.rmdir(fspath(path))


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _files.rename(fspath(src), fspath(dst))


replace = rename


def renames(old, new):
    head = path.split(new)[0]
    if head and not path.exists(head):
        makedirs(head)
    rename(old, new)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    _files.chmod(fspath(path), mode)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    import time
    when = ns[1] if ns else int(times[1] * 1_000_000_000) if times else time.time_ns()
    _files.utime(fspath(path), when)


def truncate(path, length):
    with io.open(path, "r+b") as f:
        f.truncate(length)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        bits = stat(path).st_mode
    except OSError:
        return False
    return not mode & ~(bits >> 6) & 7


# ---- files by their number

def _by_number(fd):
    if not isinstance(fd, int):
        raise TypeError("an integer is required")
    if fd not in io._numbers:
        raise OSError(9, strerror(9))
    return io._numbers[fd]


def open(path, flags, mode=0o777, *, dir_fd=None):
    how = "r+b" if flags & O_RDWR else "r+b" if flags & O_WRONLY else "rb"
    if flags & O_EXCL and _files.kind(fspath(path)):
        raise FileExistsError(17, strerror(17), path)
    if flags & O_TRUNC or (flags & O_CREAT and not _files.kind(fspath(path))):
        how = "w+b"
    if flags & O_APPEND:
        how = "a+b"
    file = io.open(path, how, buffering=0)
    io._numbers[file.fileno()] = file
    return file.fileno()


def read(fd, n):
    return (sys.stdin.buffer if fd == 0 else _by_number(fd)).read(n)


def write(fd, data):
    if fd in (1, 2):
        stream = sys.__stdout__ if fd == 1 else sys.__stderr__
        stream.flush()
        return stream.buffer.write(data)
    return _by_number(fd).write(data)


def lseek(fd, pos, how):
    return _by_number(fd).seek(pos, how)


def close(fd):
    _by_number(fd)
    io._numbers.pop(fd).close()


def fsync(fd):
    pass


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def isatty(fd):
    return False


# ---- the process

def getpid():
    return 1000


def getppid():
    return 1


def kill(pid, signal, /):
    if pid != getpid():
        raise ProcessLookupError(3, strerror(3))
    if signal:
        from signal import raise_signal
        raise_signal(signal)


def getuid():
    return 1000


geteuid = getgid = getegid = getuid


def getlogin():
    return "user"


def cpu_count():
    return 4


def get_terminal_size(fd=1):
    raise OSError(25, strerror(25))


class _uname_result(tuple):
    sysname, nodename, release, version, machine = (
        property(lambda self, i=i: self[i]) for i in range(5))


def uname():
    return _uname_result(("Linux", "simul", "6.0", "#1", "x86_64"))


class times_result(tuple):
    user, system, children_user, children_system, elapsed = (
        property(lambda self, i=i: self[i]) for i in range(5))


def times():
    import time
    return times_result((time.process_time(), 0.0, 0.0, 0.0, time.monotonic()))


def getloadavg():
    return (0.0, 0.0, 0.0)


def umask(mask):
    return 0o022


def _exit(status):
    raise SystemExit(status)


def abort():
    raise SystemExit(134)


def urandom(size, /):
    """Chance that is the same in each run, as that of the module secrets."""
    from secrets import token_bytes
    return token_bytes(size)


def _refuse(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"os.{name} is not supported here")
    refused.__name__ = refused.__qualname__ = name
    return refused


def __getattr__(name):
    if name in _REFUSED:
        return _refuse(name)
    raise AttributeError(f"module 'os' has no attribute {name!r}")


_REFUSED = frozenset("""getrandom fork forkpty system popen killpg execv execve execl
execle execlp execvp spawnl spawnv spawnlp wait waitpid pipe pipe2 dup dup2 symlink link readlink
mkfifo mknod chown lchown setuid setgid nice startfile sendfile openpty posix_spawn setsid getpgid
sched_yield eventfd memfd_create statvfs pread pwrite chroot ftruncate fstat set_blocking
get_blocking""".split())
