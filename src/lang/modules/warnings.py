"""Warnings: what is told of them, where and how often."""

import sys
import _traceback

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings"]

# (action, message pattern or None, category, module pattern or None, line): the first that fits.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction, onceregistry = "default", {}
_version = 0


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename = message, category, filename
        self.lineno, self.file, self.line, self.source = lineno, file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, "
                f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    if line is None:
        import linecache
        line = linecache.getline(filename, lineno)
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line and line.strip():
        text += f"  {line.strip()}\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = sys.stderr if file is None else file
    if file is None:
        return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


_shown_at_first = showwarning
_formatted_at_first = formatwarning


def _show(message, category, filename, lineno, line, source=None):
    if _recorder is not None and showwarning is _shown_at_first:
        _recorder.append(WarningMessage(message, category, filename, lineno,
                                        source=None if source is _UNTRACED else source))
    elif showwarning is not _shown_at_first:
        showwarning(message, category, filename, lineno)
    elif sys.stderr is not None:
        if formatwarning is not _formatted_at_first:
            line = None
        text = formatwarning(message, category, filename, lineno, line)
        if source is _UNTRACED:
            text += (f"{category.__name__}: Enable tracemalloc to get the object allocation "
                     "traceback\n")
        sys.stderr.write(text)


def _add(item, append):
    global _version
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _version += 1


def _check_action(action, category, lineno):
    assert action in ("error", "ignore", "always", "default", "module", "once"), \
        f"invalid action: {action!r}"
    assert isinstance(lineno, int) and lineno >= 0, "lineno must be an int >= 0"


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _check_action(action, category, lineno)
    assert isinstance(message, str), "message must be a string"
    assert isinstance(category, type), "category must be a class"
    assert issubclass(category, Warning), "category must be a Warning subclass"
    assert isinstance(module, str), "module must be a string"
    _add((action, _pattern(message, True), category, _pattern(module, False), lineno), append)


class _Prefix:
    """A pattern without anything special in it: the module re is not needed."""

    def __init__(self, text, ignores_case):
        self.text, self.ignores_case = text, ignores_case

    def match(self, text):
        start = text[:len(self.text)]
        if self.ignores_case and start.lower() == self.text.lower() or start == self.text:
            return self
        return None

    def __eq__(self, other):
        return isinstance(other, _Prefix) and self.text == other.text


def _pattern(text, ignores_case):
    if not text:
        return None
    if not any(c in text for c in "\\.^$*+?{}[]|()"):
        return _Prefix(text, ignores_case)
    import re
    return re.compile(text, re.I if ignores_case else 0)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _check_action(action, category, lineno)
    _add((action, None, category, None, lineno), append)


def resetwarnings():
    global _version
    filters.clear()
    _version += 1


def _fits(pattern, text):
    if pattern is None:
        return True
    return pattern == text if isinstance(pattern, str) else pattern.match(text) is not None


def _place(stacklevel):
    """The frame that is meant; only those of the program count."""
    frame = sys._getframe()
    while frame is not None:
        if not _traceback.is_ours(frame.f_code):
            stacklevel -= 1
            if stacklevel <= 0:
                return frame
        frame = frame.f_back
    return None


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not "
                        f"'{type(category).__name__}'")
    frame = _place(max(stacklevel, 1))
    if frame is None:
        names, filename, lineno, line = sys.__dict__, "sys", 1, None
        if sys.is_finalizing():  # CPython has no more modules to ask
            source = None
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
        line = _traceback.line(frame.f_code, lineno)
    module = names.get("__name__") or "<string>"
    registry = names.setdefault("__warningregistry__", {})
    _tell(message, category, filename, lineno, module, registry, line, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    if module is None:
        module = filename or "<unknown>"
        module = module.removesuffix(".py")
    if isinstance(message, Warning):
        category = message.__class__
    _tell(message, category, filename, lineno, module, {} if registry is None else registry, None,
          source)


def _tell(message, category, filename, lineno, module, registry, line, source):
    if registry.get("version") != _version:
        registry.clear()
        registry["version"] = _version
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    for action, pattern, kind, module_pattern, at in filters:
        if (_fits(pattern, text) and issubclass(category, kind) and _fits(module_pattern, module)
                and at in (0, lineno)):
            break
    else:
        action = defaultaction
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        if onceregistry.get((text, category)):
            return
        onceregistry[text, category] = 1
    elif action == "module":
        registry[key] = 1
        if registry.get((text, category, 0)):
            return
        registry[text, category, 0] = 1
    elif action == "default":
        registry[key] = 1
    elif action != "always":
        raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {action!r}")
    _show(message, category, filename, lineno, line, source)


def _warn_unawaited_coroutine(coro):
    """Called by the interpreter."""
    if coro.cr_origin is None:
        return _never_awaited(coro.__qualname__)
    import linecache
    lines = [f"coroutine '{coro.__qualname__}' was never awaited",
             "Coroutine created at (most recent call last)"]
    for filename, lineno, name in reversed(coro.cr_origin):
        if filename.startswith("<built-in "):
            continue
        lines.append(f'  File "{filename}", line {lineno}, in {name}')
        line = linecache.getline(filename, lineno).strip()
        if line:
            lines.append("    " + line)
    warn("\n".join(lines), RuntimeWarning, source=_UNTRACED)


def _never_awaited(name):
    """Called by the interpreter where the other one fails."""
    warn(f"coroutine '{name}' was never awaited", RuntimeWarning, source=_UNTRACED)


_UNTRACED = object()  # tells that CPython would advise to trace memory
_recorder = None


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record, self._module, self._entered = record, module, False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        return "catch_warnings(record=True)" if self._record else "catch_warnings()"

    def __enter__(self):
        global _recorder, filters, showwarning, _version
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._saved = filters, showwarning, _recorder
        filters = filters[:]
        _version += 1
        log = None
        if self._record:
            log = _recorder = []
            showwarning = _shown_at_first
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        global _recorder, filters, showwarning, _version
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters, showwarning, _recorder = self._saved
        _version += 1
