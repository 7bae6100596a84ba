"""Paths as objects."""

import io
import os
import posixpath
import stat as _st
from collections.abc import Sequence
from fnmatch import fnmatchcase

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _Parents(Sequence):
    def __init__(self, path):
        self._kind, self._root, self._names = type(path), path._root, path._names

    def __len__(self):
        return len(self._names)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return tuple(self[j] for j in range(*i.indices(len(self))))
        if i >= len(self) or i < -len(self):
            raise IndexError(i)
        if i < 0:
            i += len(self)
        return self._kind._make(self._root, self._names[:len(self._names) - 1 - i])

    def __repr__(self):
        return f"<{self._kind.__name__}.parents>"


class PurePath:
    __slots__ = ("_root", "_names", "_text", "__weakref__")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        return cls._make(*cls._parse(args))

    @classmethod
    def _make(cls, root, names):
        self = object.__new__(cls)
        self._root, self._names, self._text = root, names, None
        return self

    @staticmethod
    def _parse(args):
        """The root ("", "/" or "//") and the tuple of names."""
        text = ""
        for arg in args:
            if not isinstance(arg, PurePath):
                arg = os.fspath(arg)
                if not isinstance(arg, str):
                    raise TypeError("argument should be a str object or an os.PathLike object "
                                    f"returning str, not {type(arg)!r}")
            else:
                arg = str(arg)
            text = arg if arg.startswith("/") else f"{text}/{arg}" if text else arg
        root = ""
        if text.startswith("/"):
            root = "//" if text.startswith("//") and not text.startswith("///") else "/"
        return root, tuple([name for name in text.split("/") if name and name != "."])

    def __reduce__(self):
        return self.__class__, tuple(self.parts)

    def __str__(self):
        if self._text is None:
            self._text = self._root + "/".join(self._names) or "."
        return self._text

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def as_uri(self):
        if not self._root:
            raise ValueError("relative path can't be expressed as a file URI")
        safe = "/~._-"
        quoted = "".join(chr(b) if b < 128 and (chr(b).isalnum() or chr(b) in safe) else f"%{b:02X}"
                         for b in bytes(self))
        return "file://" + quoted

    def _key(self):
        return self.parts

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    drive = property(lambda self: "")
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._root)

    @property
    def parts(self):
        return (self._root, *self._names) if self._root else self._names

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        name = self.name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    @property
    def parent(self):
        return self._make(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._make(self._root, self._names[:-1] + (name,))

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or (suffix and not suffix.startswith(".")) or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._make(self._root, self._names[:-1] + (self.stem + suffix,))

    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        base = PurePath(*other)
        n = len(base._names)
        if base._root != self._root or self._names[:n] != base._names:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r}"
                             " OR one path is relative and the other is absolute.")
        return self._make("", self._names[n:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def joinpath(self, *args):
        return self._make(*self._parse((self, *args)))

    def __truediv__(self, key):
        try:
            return self._make(*self._parse((self, key)))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._make(*self._parse((key, self)))
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        root, names = self._parse((path_pattern,))
        if not names and not root:
            raise ValueError("empty pattern")
        if root and (root != self._root or len(names) != len(self._names)):
            return False
        if len(names) > len(self._names):
            return False
        return all(fnmatchcase(name, pattern)
                   for name, pattern in zip(reversed(self._names), reversed(names)))


class PurePosixPath(PurePath):
    __slots__ = ()


os.PathLike.register(PurePath)


class PureWindowsPath(PurePath):
    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("paths of Windows are not supported here")


class Path(PurePath):
    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        pass

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    lstat = stat

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    # None: nothing is there. That a path is too long, say, is raised.
    def _mode(self):
        try:
            return self.stat().st_mode
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return None

    def exists(self):
        return self._mode() is not None

    def is_dir(self):
        mode = self._mode()
        return mode is not None and _st.S_ISDIR(mode)

    def is_file(self):
        mode = self._mode()
        return mode is not None and _st.S_ISREG(mode)

    def is_symlink(self):
        return False

    is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def is_mount(self):
        return posixpath.ismount(self)

    def owner(self):
        self.stat()
        return "user"

    group = owner

    def samefile(self, other_path):
        return posixpath.samefile(self, other_path)

    def absolute(self):
        return self if self._root else self._make(*self._parse((os.getcwd(), self)))

    def resolve(self, strict=False):
        return self._make(*self._parse((posixpath.realpath(self, strict=strict),)))

    def expanduser(self):
        if self._root or not self._names or not self._names[0].startswith("~"):
            return self
        home = posixpath.expanduser(self._names[0])
        if home.startswith("~"):
            raise RuntimeError("Could not determine home directory.")
        return self._make(*self._parse((home, *self._names[1:])))

    def iterdir(self):
        for name in os.listdir(self):
            yield self._make(self._root, self._names + (name,))

    def _below(self, only_folders):
        """Itself if it is a folder, and the folders below it; or everything."""
        yield self
        try:
            entries = list(os.scandir(self))
        except OSError:
            return
        for entry in entries:
            if entry.is_dir() or not only_folders:
                yield from self._make(self._root, self._names + (entry.name,))._below(only_folders)

    def _select(self, patterns, only_folders):
        if not patterns:
            if self.exists():
                yield self
            return
        pattern, rest = patterns[0], patterns[1:]
        if pattern == "**":
            seen = set()
            if not self.is_dir():
                return
            for folder in self._below(True):
                for path in folder._select(rest, only_folders) if rest else (folder,):
                    if path not in seen:
                        seen.add(path)
                        yield path
        elif not any(c in pattern for c in "*?["):
            path = self._make(self._root, self._names + (pattern,))
            if path.is_dir() if rest or only_folders else path.exists():
                yield from path._select(rest, only_folders)
        else:
            try:
                entries = list(os.scandir(self))
            except OSError:
                return
            for entry in entries:
                if (entry.is_dir() or not (rest or only_folders)) and fnmatchcase(
                        entry.name, pattern):
                    yield from self._make(self._root,
                                          self._names + (entry.name,))._select(rest, only_folders)

    def _glob(self, pattern, before):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        root, names = self._parse((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        for name in names:
            if "**" in name and name != "**":
                raise ValueError("Invalid pattern: '**' can only be an entire path component")
        return self._select(before + names, pattern.endswith("/"))

    def glob(self, pattern):
        yield from self._glob(pattern, ())

    def rglob(self, pattern):
        yield from self._glob(pattern, ("**",))

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with io.open(self, "rb") as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        with io.open(self, "r", -1, encoding, errors) as f:
            return f.read()

    def write_bytes(self, data):
        with io.open(self, "wb") as f:
            return f.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with io.open(self, "w", -1, encoding, errors, newline) as f:
            return f.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, "File exists", str(self))
            os.utime(self)
        else:
            io.open(self, "xb").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def _refuse(self, *args, **kwargs):
        raise NotImplementedError("links are not supported here")

    symlink_to = hardlink_to = link_to = readlink = _refuse


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path):
    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
