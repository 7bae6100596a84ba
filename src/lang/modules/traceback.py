"""Stacks and exceptions as texts."""

import sys
import _traceback

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only",
           "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
           "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb"]

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_TITLE = "Traceback (most recent call last):\n"
_GIVEN = object()


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self._line = line
        self.locals = None if locals is None else {key: repr(value)
                                                   for key, value in locals.items()}
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno, self.end_colno = colno, end_colno
        self._text = None  # as the interpreter prints it, with its carets

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            import linecache
            self._line = linecache.getline(self.filename, self.lineno)
        return None if self._line is None else self._line.strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def walk_stack(f):
    if f is None:
        f = sys._getframe()
        while f is not None and _traceback.is_ours(f.f_code):
            f = f.f_back
    while f is not None:
        if not _traceback.is_ours(f.f_code):
            yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _cut(items, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        limit = max(limit, 0) if limit is not None else None
    if limit is None:
        return items
    return items[:limit] if limit >= 0 else items[limit:]


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        stack = cls()
        for frame, lineno in _cut(list(frame_gen), limit):
            code = frame.f_code
            stack.append(FrameSummary(code.co_filename, lineno, code.co_name,
                                      line=_traceback.line(code, lineno),
                                      locals=frame.f_locals if capture_locals else None))
        return stack

    @classmethod
    def from_list(cls, a_list):
        stack = cls()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                stack.append(frame)
            else:
                filename, lineno, name, line = frame
                stack.append(FrameSummary(filename, lineno, name, line=line))
        return stack

    def format_frame_summary(self, frame):
        if frame._text is not None:
            text = frame._text
        else:
            text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
            if frame.line:
                text += f"    {frame.line}\n"
        for name, value in sorted((frame.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self):
        out, last, n = [], None, 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            place = frame.filename, frame.lineno, frame.name
            if place != last:
                self._add_repeated(out, n)
                last, n = place, 0
            n += 1
            if n <= 3:
                out.append(text)
        self._add_repeated(out, n)
        return out

    @staticmethod
    def _add_repeated(out, n):
        if n > 3:
            out.append(f"  [Previous line repeated {n - 3} more time{'' if n == 4 else 's'}]\n")


def extract_tb(tb, limit=None):
    return _extract(tb, limit, False)


def _extract(tb, limit, capture_locals):
    entries = []
    while tb is not None:
        entries.append(tb)
        tb = tb.tb_next
    stack = StackSummary()
    for tb in _cut(entries, limit):
        filename, lineno, end_lineno, colno, end_colno, name, line, text = _traceback.entry(tb)
        frame = FrameSummary(filename, lineno, name, line=line, end_lineno=end_lineno, colno=colno,
                             end_colno=end_colno,
                             locals=tb.tb_frame.f_locals if capture_locals else None)
        frame._text = text
        stack.append(frame)
    return stack


def extract_stack(f=None, limit=None):
    frames = list(walk_stack(f))
    stack = StackSummary.extract(frames[:limit] if limit is not None and limit >= 0
                                 else _cut(frames, limit), limit=len(frames))
    stack.reverse()
    return stack


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def _print(lines, file):
    print("".join(lines), file=sys.stderr if file is None else file, end="")


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    _print(format_stack(f, limit), file)


def _str_of(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self.stack = _extract(exc_traceback, limit, capture_locals)
        self._str = _str_of(exc_value)
        self._only = (_lines(_traceback.only(exc_value)) if exc_value is not None
                      else [f"{exc_type.__name__ if exc_type else 'NoneType'}: None\n"])
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        self._limit, self._is_group = limit, isinstance(exc_value, BaseExceptionGroup)
        self._whole = None
        if limit is None and exc_value is not None and exc_traceback is exc_value.__traceback__:
            if _has_group(exc_value):
                self._whole = _traceback.text(exc_value)
        self.__cause__ = self.__context__ = self.exceptions = None
        if _seen is None:
            self._find_others(exc_value, seen, compact, limit, capture_locals)
        if isinstance(exc_value, SyntaxError):
            self.filename, self.lineno = exc_value.filename, str(exc_value.lineno)
            self.text, self.offset, self.msg = exc_value.text, exc_value.offset, exc_value.msg

    def _find_others(self, exc_value, seen, compact, limit, capture_locals):
        # One behind the other: a chain may be longer than calls are deep.
        def of(other):
            if other is None or id(other) in seen:
                return None
            told = TracebackException(type(other), other, other.__traceback__, limit=limit,
                                      capture_locals=capture_locals, _seen=seen)
            found.append((told, other))
            return told

        found = [(self, exc_value)]
        while found:
            told, exc = found.pop()
            told.__cause__ = of(getattr(exc, "__cause__", None))
            if not compact or told.__cause__ is None and not told.__suppress_context__:
                told.__context__ = of(getattr(exc, "__context__", None))
            if told._is_group:
                told.exceptions = [of(member) for member in exc.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return list(self.format()) == list(other.format())
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        yield from self._only

    def format(self, *, chain=True, _ctx=None):
        told, others = self, []
        while chain and told._whole is None:
            if told.__cause__ is not None:
                others.append((told.__cause__, _CAUSE))
            elif told.__context__ is not None and not told.__suppress_context__:
                others.append((told.__context__, _CONTEXT))
            else:
                break
            told = others[-1][0]
        for told, link in reversed(others):
            yield from told._own(chain)
            yield link
        yield from self._own(chain)

    def _own(self, chain):
        if chain and self._whole is not None: # with all that comes before it
            yield from _lines(self._whole)
            return
        if self.stack:
            yield _TITLE
            yield from self.stack.format()
        yield from self._only

    def print(self, *, file=None, chain=True):
        _print(self.format(chain=chain), file)


def _lines(text):
    return text.splitlines(True) if "\n" in text[:-1] else [text]


def _has_group(exc):
    seen = set()
    while exc is not None and id(exc) not in seen:
        if isinstance(exc, BaseExceptionGroup):
            return True
        seen.add(id(exc))
        exc = exc.__cause__ or (None if exc.__suppress_context__ else exc.__context__)
    return False


def _parse(exc, value, tb):
    if (value is _GIVEN) != (tb is _GIVEN):
        raise ValueError("Both or neither of value and tb must be given")
    if value is _GIVEN:
        if exc is None:
            return None, None
        if not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc, exc.__traceback__
    return value, tb


def format_exception(exc, /, value=_GIVEN, tb=_GIVEN, limit=None, chain=True):
    value, tb = _parse(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit,
                                   compact=True).format(chain=chain))


def print_exception(exc, /, value=_GIVEN, tb=_GIVEN, limit=None, file=None, chain=True):
    _print(format_exception(exc, value, tb, limit, chain), file)


def format_exception_only(exc, /, value=_GIVEN):
    value = exc if value is _GIVEN else value
    return list(TracebackException(type(value), value, None).format_exception_only())


def format_exc(limit=None, chain=True):
    value = sys.exc_info()[1]
    return "".join(format_exception(value, value, value.__traceback__ if value else None, limit,
                                    chain))


def print_exc(limit=None, file=None, chain=True):
    value = sys.exc_info()[1]
    print_exception(value, value, value.__traceback__ if value else None, limit, file, chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except (RuntimeError, AttributeError):
            pass
        tb = tb.tb_next
