"""Paths as texts: os.path."""

import _files

curdir, pardir, extsep, sep, pathsep, defpath = ".", "..", ".", "/", ":", "/bin:/usr/bin"
altsep, devnull = None, "/dev/null"
supports_unicode_filenames = False


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return method(path)


def _sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def _check_kinds(name, paths):
    for path in paths:
        if not isinstance(path, (str, bytes)):
            raise TypeError(f"{name}() argument must be str, bytes, or os.PathLike object, "
                            f"not {type(path).__name__!r}")
    if len({isinstance(path, bytes) for path in paths}) > 1:
        raise TypeError("Can't mix strings and bytes in path components")


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_sep(s))


def join(a, *p):
    path = _fspath(a)
    p = [part if isinstance(part, (str, bytes)) or not hasattr(part, "__fspath__")
         else _fspath(part) for part in p]
    _check_kinds("join", [path, *p])
    slash = _sep(path)
    for part in p:
        if part.startswith(slash):
            path = part
        elif not path or path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(p):
    p = _fspath(p)
    slash = _sep(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _fspath(p)
    dot = b"." if isinstance(p, bytes) else "."
    start = p.rfind(_sep(p)) + 1
    i = p.rfind(dot)
    if i > start and p[start:i].strip(dot):
        return p[:i], p[i:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_sep(p)) + 1:]


def dirname(p):
    return split(p)[0]


def _stat(path):
    return _files.stat(_fspath(path))


def _kind(path):
    try:
        return _files.kind(_fspath(path))
    except ValueError:
        return 0


def exists(path):
    return _kind(path) != 0


lexists = exists


def isfile(path):
    return _kind(path) == 1


def isdir(s):
    return _kind(s) == 2


def islink(path):
    _fspath(path)
    return False


def ismount(path):
    return abspath(path) == "/"


def getsize(filename):
    return _stat(filename)[4]


def getmtime(filename):
    return _stat(filename)[5] / 1e9


getatime = getctime = getmtime


def samefile(f1, f2):
    return _stat(f1)[2] == _stat(f2)[2]


def sameopenfile(fp1, fp2):
    raise NotImplementedError("os.path.sameopenfile is not supported here")


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def normpath(path):
    path = _fspath(path)
    slash = _sep(path)
    dot = b"." if isinstance(path, bytes) else "."
    if not path:
        return dot
    n_slashes = 1 if path.startswith(slash) else 0
    if path.startswith(slash * 2) and not path.startswith(slash * 3):
        n_slashes = 2
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dot * 2 or (not n_slashes and (not parts or parts[-1] == dot * 2)):
            parts.append(part)
        elif parts:
            parts.pop()
    return slash * n_slashes + slash.join(parts) or dot


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        here = _files.getcwd()
        path = join(here.encode() if isinstance(path, bytes) else here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    if strict:
        _files.stat(path)
    return path


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    path = _fspath(path)
    slash = _sep(path)
    start = abspath((b"." if isinstance(path, bytes) else ".") if start is None else start)
    here, there = ([part for part in abspath(p).split(slash) if part] for p in (start, path))
    n = 0
    while n < len(here) and n < len(there) and here[n] == there[n]:
        n += 1
    parts = [slash[:0] + (b".." if isinstance(path, bytes) else "..")] * (len(here) - n) + there[n:]
    return slash.join(parts) or (b"." if isinstance(path, bytes) else ".")


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_fspath(path) for path in m]
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = [_fspath(path) for path in paths]
    slash = _sep(paths[0])
    dot = b"." if slash == b"/" else "."
    if len({path.startswith(slash) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    rows = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    common = commonprefix(rows)
    return (slash if paths[0].startswith(slash) else slash[:0]) + slash.join(common)


def _environ():
    import os
    return os.environ


def expanduser(path):
    path = _fspath(path)
    if path == "~" or path.startswith("~/"):
        home = _environ().get("HOME", "/home").rstrip("/")
        return home + path[1:] or "/"
    return path


def expandvars(path):
    path = _fspath(path)
    out, i = [], 0
    while i < len(path):
        if path[i] == "$":
            end = i + 1
            if path[end:end + 1] == "{" and "}" in path[end:]:
                end = path.index("}", end) + 1
                name = path[i + 2:end - 1]
            else:
                while end < len(path) and (path[end] == "_" or path[end].isalnum()):
                    end += 1
                name = path[i + 1:end]
            out.append(_environ().get(name, path[i:end]) if name else path[i:end])
            i = end
        else:
            out.append(path[i])
            i += 1
    return "".join(out)
