"""Copying, moving and removing, whole folders too."""

import os
import stat

__all__ = ["Error", "SameFileError", "SpecialFileError", "copy", "copy2", "copyfile",
           "copyfileobj", "copymode", "copystat", "copytree", "get_terminal_size",
           "ignore_patterns", "move", "rmtree", "which"]


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    while piece := fsrc.read(length or 65536):
        fdst.write(piece)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(src) and os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    copymode(src, dst)
    os.utime(dst, ns=(os.stat(src).st_atime_ns, os.stat(src).st_mtime_ns))


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = _target(src, dst)
    copyfile(src, dst)
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    def ignore(folder, names):
        from fnmatch import filter
        return {name for pattern in patterns for name in filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    entries = list(os.scandir(src))
    skipped = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for entry in entries:
        if entry.name in skipped:
            continue
        target = os.path.join(dst, entry.name)
        if entry.is_dir():
            copytree(entry.path, target, symlinks, ignore, copy_function,
                     dirs_exist_ok=dirs_exist_ok)
        else:
            copy_function(entry.path, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    def failed(function, where):
        if ignore_errors:
            return
        if onerror is None:
            raise
        import sys
        onerror(function, where, sys.exc_info())
    try:
        entries = list(os.scandir(path))
    except OSError:
        failed(os.scandir, path)
        return
    for entry in entries:
        if entry.is_dir():
            rmtree(entry.path, ignore_errors, onerror)
            continue
        try:
            os.unlink(entry.path)
        except OSError:
            failed(os.unlink, entry.path)
    try:
        os.rmdir(path)
    except OSError:
        failed(os.rmdir, path)


def move(src, dst, copy_function=copy2):
    real = dst
    if os.path.isdir(dst):
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
    os.rename(src, real)
    return real


def which(cmd, mode=1, path=None):
    return None


def get_terminal_size(fallback=(80, 24)):
    def size(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0
    return terminal_size((size("COLUMNS") or fallback[0], size("LINES") or fallback[1]))


class terminal_size(tuple):
    __module__ = "os"
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def __getattr__(name):
    if name in ("make_archive", "unpack_archive", "disk_usage", "chown", "register_archive_format"):
        def refused(*args, **kwargs):
            raise NotImplementedError(f"shutil.{name} is not supported here")
        return refused
    raise AttributeError(f"module 'shutil' has no attribute {name!r}")
