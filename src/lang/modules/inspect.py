"""Looking at live objects: what they are, what state they are in, how they are called."""
import _inspect
import sys
import types
from _inspect_signature import (_EITHER, _KEYWORD_ONLY, _POSITIONAL_ONLY, _VAR_KEYWORD, _VAR_POSITIONAL,
                                _ParameterKind, BoundArguments, Parameter, Signature, _empty,
                                _of_function, _signature_of, formatannotation, signature)
from collections import namedtuple

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_NOFREE, CO_COROUTINE = 16, 32, 64, 128
CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 256, 512


# ---- what it is

def ismodule(object): return isinstance(object, types.ModuleType)
def isclass(object): return isinstance(object, type)
def ismethod(object): return isinstance(object, types.MethodType)
def isfunction(object): return isinstance(object, types.FunctionType)
def isbuiltin(object): return isinstance(object, types.BuiltinFunctionType)
def isgenerator(object): return isinstance(object, types.GeneratorType)
def iscoroutine(object): return isinstance(object, types.CoroutineType)
def isasyncgen(object): return isinstance(object, types.AsyncGeneratorType)
def isframe(object): return isinstance(object, types.FrameType)
def iscode(object): return isinstance(object, types.CodeType)
def istraceback(object): return isinstance(object, types.TracebackType)
def isgetsetdescriptor(object): return isinstance(object, types.GetSetDescriptorType)
def ismemberdescriptor(object): return isinstance(object, types.MemberDescriptorType)
def ismethodwrapper(object): return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or ismethoddescriptor(object))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    if cls in (types.MethodDescriptorType, types.WrapperDescriptorType):
        return True
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not isbuiltin(object)


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__set__") or hasattr(cls, "__delete__")


def isabstract(object):
    return _inspect.is_abstract(object)


def _has_flag(object, flag):
    import functools
    while ismethod(object) or isinstance(object, functools.partial):
        object = object.__func__ if ismethod(object) else object.func
    return isfunction(object) and bool(object.__code__.co_flags & flag)


def isgeneratorfunction(obj): return _has_flag(obj, CO_GENERATOR)
def iscoroutinefunction(obj): return _has_flag(obj, CO_COROUTINE)
def isasyncgenfunction(obj): return _has_flag(obj, CO_ASYNC_GENERATOR)


def isawaitable(object):
    return (iscoroutine(object)
            or isgenerator(object) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or hasattr(type(object), "__await__"))


# ---- in which state it is

GEN_CREATED, GEN_RUNNING = "GEN_CREATED", "GEN_RUNNING"
GEN_SUSPENDED, GEN_CLOSED = "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING = "CORO_CREATED", "CORO_RUNNING"
CORO_SUSPENDED, CORO_CLOSED = "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING = "AGEN_CREATED", "AGEN_RUNNING"
AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_SUSPENDED", "AGEN_CLOSED"


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getcoroutinestate(coroutine):
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getasyncgenstate(agen):
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


def getcoroutinelocals(coroutine):
    frame = getattr(coroutine, "cr_frame", None)
    return frame.f_locals if frame is not None else {}


def getasyncgenlocals(agen):
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    return agen.ag_frame.f_locals if agen.ag_frame is not None else {}


# ---- what is in it

def getmro(cls):
    return cls.__mro__


def _members(object, predicate, get):
    names = set(dir(object))
    if isclass(object):
        for base in object.__bases__:
            names.update(k for k, v in base.__dict__.items()
                         if isinstance(v, types.DynamicClassAttribute))
    results = []
    for name in names:
        try:
            value = get(object, name)
        except AttributeError:
            for base in (object.__mro__ if isclass(object) else ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            results.append((name, value))
    return sorted(results, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    return _members(object, predicate, getattr_static)


_missing = object()


def getattr_static(obj, attr, default=_missing):
    cls = obj if isclass(obj) else type(obj)
    in_class = _missing
    for base in cls.__mro__:
        if attr in base.__dict__:
            in_class = base.__dict__[attr]
            break
    if not isclass(obj):
        own = getattr(obj, "__dict__", {}).get(attr, _missing)
        if own is not _missing and not (in_class is not _missing and isdatadescriptor(in_class)):
            return own
    if in_class is _missing and isclass(obj):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                in_class = base.__dict__[attr]
                break
    if in_class is not _missing:
        return in_class
    if default is _missing:
        raise AttributeError(attr)
    return default


def unwrap(func, *, stop=None):
    first, seen = func, {id(func)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


class _Unknown:
    """What would need the names that a code object uses."""

    def __init__(self, field):
        self._field = field

    def _refuse(self, *args):
        raise NotImplementedError(f"getclosurevars().{self._field} is not supported here")

    __repr__ = __iter__ = __len__ = __contains__ = __getitem__ = __eq__ = _refuse
    keys = values = items = get = __bool__ = _refuse


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    nonlocals = {name: cell.cell_contents
                 for name, cell in zip(func.__code__.co_freevars, func.__closure__ or ())}
    return ClosureVars(nonlocals, _Unknown("globals"), _Unknown("builtins"), _Unknown("unbound"))


# ---- its text

def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.lstrip()]
    indent = min(indents, default=0)
    lines = [lines[0].lstrip()] + [line[indent:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _inherited_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        owner = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
        name = obj.__func__.__name__
    elif isfunction(obj) and "." in obj.__qualname__:
        name = obj.__name__
        owner = sys.modules.get(obj.__module__)
        for part in obj.__qualname__.split(".")[:-1]:
            owner = getattr(owner, part, None)
        if not isclass(owner):
            return None
    elif isinstance(obj, property):
        name = obj.fget.__name__
        owner = sys.modules.get(obj.fget.__module__)
        for part in obj.fget.__qualname__.split(".")[:-1]:
            owner = getattr(owner, part, None)
        if not isclass(owner):
            return None
    else:
        return None
    for base in owner.__mro__:
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    name = getattr(object, "__module__", None)
    return sys.modules.get(name) if name else None


def getmodulename(path):
    name = path.rsplit("/", 1)[-1]
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    code = _code_of(object)
    if code is None:
        raise TypeError("module, class, method, function, traceback, frame, or code object was "
                        f"expected, got {type(object).__name__}")
    return code.co_filename


def getsourcefile(object):
    return getfile(object)


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        return object.f_code
    return object if iscode(object) else None


def findsource(object):
    text = _inspect.source(getfile(object))
    if text is None:
        raise OSError("could not get source code")
    lines = text.splitlines(True)
    if ismodule(object):
        return lines, 0
    if not isclass(object):
        return lines, _code_of(object).co_firstlineno - 1
    at = _class_line(lines, object.__qualname__)
    if at is None:
        raise OSError("could not find class definition")
    return lines, at


def _class_line(lines, qualname):
    """The line (from 0) of the class statement, decorators included, or None."""
    wanted = [part for part in qualname.split(".")]
    path = []  # (indent, name) of the definitions around
    first_decorator = None
    for number, line in enumerate(lines):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip())
        if stripped.startswith("@"):
            first_decorator = number if first_decorator is None else first_decorator
            continue
        words = stripped.replace("(", " ").replace(":", " ").split()
        if words[0] == "async":
            words = words[1:]
        if len(words) > 1 and words[0] in ("class", "def"):
            path = [item for item in path if item[0] < indent]
            path.append((indent, words[1]))
            if words[0] == "def":
                path.append((indent, "<locals>"))
            elif [name for _, name in path] == wanted:
                return number if first_decorator is None else first_decorator
        first_decorator = None
    return None


def getblock(lines):
    """The first statement of [lines] with its block."""
    start = 0
    while lines[start].lstrip().startswith("@"):
        start += 1
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= indent and not line.lstrip().startswith((")", "#")):
            break
        if len(line) - len(line.lstrip()) > indent or line.lstrip().startswith(")"):
            end = number + 1
    return lines[:end]


def getsourcelines(object):
    object = unwrap(object)
    lines, number = findsource(object)
    if ismodule(object):
        return lines, 0
    if isclass(object):
        return getblock(lines[number:]), number + 1
    code = _code_of(object)
    if code.co_name == "<module>":
        return lines, 0
    return lines[number:_inspect.end_line(code)], number + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def getcomments(object):
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        return None
    found = []
    while number > 0 and lines[number - 1].lstrip().startswith("#"):
        number -= 1
        found.insert(0, lines[number].expandtabs().lstrip())
    return "".join(found) or None


# ---- frames

Traceback = namedtuple("Traceback", "filename lineno function code_context index")
FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")


def currentframe():
    return sys._getframe(1)


def getframeinfo(frame, context=1):
    number = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    if istraceback(frame):
        frame = frame.tb_frame
    filename, lines, index = frame.f_code.co_filename, None, None
    text = _inspect.source(filename) if context > 0 else None
    if text is not None:
        every = text.splitlines(True)
        start = max(0, min(number - 1 - context // 2, len(every) - context))
        lines, index = every[start:start + context], number - 1 - start
    return Traceback(filename, number, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    frames = []
    while frame:
        frames.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return frames


def getinnerframes(tb, context=1):
    frames = []
    while tb:
        frames.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return frames


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    exception = sys.exc_info()[1]
    return getinnerframes(exception.__traceback__ if exception else None, context)


# ---- how it is called

FullArgSpec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations")


def getfullargspec(func):
    try:
        sig = _signature_of(func.__func__ if ismethod(func) else func, follow_wrapped=False)
    except (TypeError, ValueError):
        raise TypeError("unsupported callable") from None
    args, kwonly, defaults, kwdefaults, notes = [], [], (), {}, {}
    star = double_star = None
    if sig.return_annotation is not _empty:
        notes["return"] = sig.return_annotation
    for name, param in sig.parameters.items():
        if param.kind in (_POSITIONAL_ONLY, _EITHER):
            args.append(name)
            if param.default is not _empty:
                defaults += (param.default,)
        elif param.kind is _VAR_POSITIONAL:
            star = name
        elif param.kind is _KEYWORD_ONLY:
            kwonly.append(name)
            if param.default is not _empty:
                kwdefaults[name] = param.default
        else:
            double_star = name
        if param.annotation is not _empty:
            notes[name] = param.annotation
    return FullArgSpec(args, star, double_star, defaults or None, kwonly, kwdefaults or None, notes)


def getcallargs(func, /, *positional, **named):
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    sig = _of_function(func)
    bound = sig.bind(*positional, **named)
    given = bound.arguments
    bound.apply_defaults()
    params = sig.parameters.values()
    stars = [p.name for p in params if p.kind is _VAR_POSITIONAL]
    stars += [p.name for p in params if p.kind is _VAR_KEYWORD]
    by_place = [p.name for p in params if p.name in given and p.kind < _VAR_POSITIONAL][:len(positional)]
    order = [*by_place, *stars, *(name for name in given if name not in stars), *bound.arguments]
    return {name: bound.arguments[name] for name in order}


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        found = obj.__dict__.get("__annotations__", None)
    elif ismodule(obj) or callable(obj):
        found = getattr(obj, "__annotations__", None)
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if eval_str:
        raise NotImplementedError("inspect.get_annotations(eval_str=True) is not supported here")
    return dict(found or {})
