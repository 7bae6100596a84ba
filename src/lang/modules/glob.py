"""Files whose paths match a pattern."""

import os
from fnmatch import fnmatchcase

__all__ = ["escape", "glob", "iglob"]


def has_magic(s):
    return any(c in s for c in "*?[")


def escape(pathname):
    return "".join(f"[{c}]" if c in "*?[" else c for c in pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    root = os.fspath(root_dir) if root_dir is not None else ""
    for path in _find(root, pathname, recursive, False, include_hidden):
        if path:
            yield path


def _names(root, folder, only_folders):
    try:
        entries = list(os.scandir(os.path.join(root, folder) or "."))
    except OSError:
        return []
    return [entry.name for entry in entries if entry.is_dir() or not only_folders]


def _below(root, folder, only_folders, hidden):
    """Everything below a folder, relative to it; itself first."""
    yield ""
    for name in _names(root, folder, only_folders):
        if hidden or not name.startswith("."):
            path = os.path.join(folder, name)
            yield name
            if os.path.isdir(os.path.join(root, path)):
                for rest in _below(root, path, only_folders, hidden):
                    if rest:
                        yield os.path.join(name, rest)


def _find(root, pathname, recursive, only_folders, hidden):
    folder, pattern = os.path.split(pathname)
    if not has_magic(pathname):
        full = os.path.join(root, pathname)
        if pattern and os.path.lexists(full) or not pattern and os.path.isdir(
                os.path.join(root, folder)):
            yield pathname
        return
    if not folder:
        yield from _in_folder(root, "", pattern, recursive, only_folders, hidden)
        return
    folders = [folder]
    if folder != pathname and has_magic(folder):
        folders = _find(root, folder, recursive, True, hidden)
    for found in folders:
        for name in _in_folder(root, found, pattern, recursive, only_folders, hidden):
            yield os.path.join(found, name)


def _in_folder(root, folder, pattern, recursive, only_folders, hidden):
    if not pattern:
        if os.path.isdir(os.path.join(root, folder)):
            yield ""
    elif recursive and pattern == "**":
        if os.path.isdir(os.path.join(root, folder) or "."):
            yield from _below(root, folder, only_folders, hidden)
    elif not has_magic(pattern):
        if os.path.lexists(os.path.join(root, folder, pattern)):
            yield pattern
    else:
        for name in _names(root, folder, only_folders):
            if (hidden or pattern.startswith(".") or not name.startswith(".")) and fnmatchcase(
                    name, pattern):
                yield name
