"""Looking at live objects: what they are, what state they are in, how they are called."""
import _inspect
import builtins as _builtins
import enum
import sys
import types
from collections import OrderedDict, namedtuple
from keyword import iskeyword as _iskeyword

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


def getclosurevars(func):
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    nonlocals = {name: cell.cell_contents
                 for name, cell in zip(func.__code__.co_freevars, func.__closure__ or ())}
    found, builtin, unbound = {}, {}, set()
    for name in getattr(func.__code__, "co_names", ()):
        if name in func.__globals__:
            found[name] = func.__globals__[name]
        elif hasattr(_builtins, name):
            builtin[name] = getattr(_builtins, name)
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, found, builtin, unbound)


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

class _empty:
    pass


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return _kind_names[self]


_POSITIONAL_ONLY, _EITHER, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _ParameterKind
_kind_names = {
    _POSITIONAL_ONLY: "positional-only",
    _EITHER: "positional or keyword",
    _VAR_POSITIONAL: "variadic positional",
    _KEYWORD_ONLY: "keyword-only",
    _VAR_KEYWORD: "variadic keyword",
}


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _EITHER
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier() or _iskeyword(name) and self._kind is not _POSITIONAL_ONLY:
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_missing, kind=_missing, annotation=_missing, default=_missing):
        return type(self)(self._name if name is _missing else name,
                          self._kind if kind is _missing else kind,
                          default=self._default if default is _missing else default,
                          annotation=self._annotation if annotation is _missing else annotation)

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            equals = " = " if self._annotation is not _empty else "="
            text = f"{text}{equals}{self._default!r}"
        return {_VAR_POSITIONAL: "*", _VAR_KEYWORD: "**"}.get(self._kind, "") + text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind is _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_name = False
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                by_name = True
            elif name not in self.arguments:
                by_name = True
                continue
            if not by_name or name not in self.arguments:
                continue
            if param.kind is _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif param.default is not _empty:
                arguments[name] = param.default
            elif param.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif param.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    __hash__ = None

    def __repr__(self):
        words = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{type(self).__name__} ({words})>"


class Signature:
    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = OrderedDict()
        top = _POSITIONAL_ONLY
        has_default = False
        for param in parameters or ():
            if param.kind < top:
                raise ValueError(f"wrong parameter order: {top.description} parameter before "
                                 f"{param.kind.description} parameter")
            if param.kind > top:
                top = param.kind
            if param.kind in (_POSITIONAL_ONLY, _EITHER):
                if param.default is not _empty:
                    has_default = True
                elif has_default:
                    raise ValueError("non-default argument follows default argument")
            if param.name in params:
                raise ValueError(f"duplicate parameter name: {param.name!r}")
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature_of(obj, follow_wrapped)

    def replace(self, *, parameters=_missing, return_annotation=_missing):
        if parameters is _missing:
            parameters = self._parameters.values()
        if return_annotation is _missing:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    def _parts(self):
        positional = tuple(p for p in self._parameters.values() if p.kind is not _KEYWORD_ONLY)
        keyword = {p.name: p for p in self._parameters.values() if p.kind is _KEYWORD_ONLY}
        return positional, keyword, self._return_annotation

    def __hash__(self):
        positional, keyword, returned = self._parts()
        return hash((positional, frozenset(keyword.values()), returned))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._parts() == other._parts()

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, is_partial):
        arguments = {}
        params = list(self._parameters.values())
        n_used = 0
        for at, param in enumerate(params):  # the positional arguments
            if n_used == len(args) or param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                break
            if param.kind is _VAR_POSITIONAL:
                arguments[param.name] = tuple(args[n_used:])
                n_used = len(args)
                break
            if param.name in kwargs and param.kind is not _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {param.name!r}")
            arguments[param.name] = args[n_used]
            n_used += 1
        if n_used < len(args):
            raise TypeError("too many positional arguments")
        rest = None
        for param in params:  # those by name, and what is missing
            name = param.name
            if param.kind is _VAR_KEYWORD:
                rest = param
            elif name in arguments or param.kind is _VAR_POSITIONAL:
                continue
            elif name in kwargs and param.kind is _POSITIONAL_ONLY:
                if param.default is _empty:
                    raise TypeError(f"{name!r} parameter is positional only, but was passed as a "
                                    "keyword")
            elif name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif not is_partial and param.default is _empty:
                raise TypeError(f"missing a required argument: {name!r}")
        if kwargs:
            if rest is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[rest.name] = kwargs
        return BoundArguments(self, arguments)

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __str__(self):
        words = []
        after_positional_only = False
        needs_star = True
        for param in self._parameters.values():
            if param.kind is _POSITIONAL_ONLY:
                after_positional_only = True
            elif after_positional_only:
                words.append("/")
                after_positional_only = False
            if param.kind is _VAR_POSITIONAL:
                needs_star = False
            elif param.kind is _KEYWORD_ONLY and needs_star:
                words.append("*")
                needs_star = False
            words.append(str(param))
        if after_positional_only:
            words.append("/")
        text = f"({', '.join(words)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return _signature_of(obj, follow_wrapped)


def _signature_of(obj, follow_wrapped=True):
    import functools
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return _signature_of(obj, follow_wrapped)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return given
    if isfunction(obj):
        return _of_function(obj)
    if isinstance(obj, functools.partial):
        return _of_partial(_signature_of(obj.func, follow_wrapped), obj)
    if isclass(obj):
        return _of_class(obj, follow_wrapped)
    if not isbuiltin(obj) and not isinstance(obj, (types.MethodDescriptorType,
                                                   types.WrapperDescriptorType)):
        call = getattr_static(type(obj), "__call__", None)
        if isfunction(call):
            return _without_first(_signature_of(call, follow_wrapped))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _without_first(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind is not _VAR_POSITIONAL:
        params.pop(0)
    return sig.replace(parameters=params)


def _of_function(function):
    code = function.__code__
    names = code.co_varnames
    n_positional, n_keyword = code.co_argcount, code.co_kwonlyargcount
    notes = function.__annotations__
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    n_without = n_positional - len(defaults)

    def make(name, kind, default=_empty):
        return Parameter(name, kind, default=default, annotation=notes.get(name, _empty))

    params = []
    for i, name in enumerate(names[:n_positional]):
        name = f"implicit{name[1:]}" if name.startswith(".") else name
        params.append(make(name, _POSITIONAL_ONLY if i < code.co_posonlyargcount else _EITHER,
                           defaults[i - n_without] if i >= n_without else _empty))
    at = n_positional + n_keyword
    if code.co_flags & CO_VARARGS:
        params.append(make(names[at], _VAR_POSITIONAL))
        at += 1
    for name in names[n_positional:n_positional + n_keyword]:
        params.append(make(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        params.append(make(names[at], _VAR_KEYWORD))
    return Signature(params, return_annotation=notes.get("return", _empty))


def _of_partial(sig, partial):
    try:
        bound = sig.bind_partial(*partial.args, **partial.keywords).arguments
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    params = []
    by_keyword = False
    for name, param in sig.parameters.items():
        if name in bound:
            if param.kind is _POSITIONAL_ONLY:
                continue
            if param.kind is _EITHER and name not in partial.keywords:
                continue
            if param.kind in (_EITHER, _KEYWORD_ONLY):
                by_keyword = True
                params.append(param.replace(kind=_KEYWORD_ONLY, default=bound[name]))
                continue
        if by_keyword and param.kind is _EITHER:
            param = param.replace(kind=_KEYWORD_ONLY)
        elif by_keyword and param.kind is _VAR_POSITIONAL:
            continue
        params.append(param)
    return sig.replace(parameters=params)


def _of_class(cls, follow_wrapped):
    meta = type(cls)
    for base in meta.__mro__:
        call = base.__dict__.get("__call__")
        if isfunction(call):
            return _without_first(_signature_of(call, follow_wrapped))
        if base is type:
            break
    for base in cls.__mro__:
        for name in "__new__", "__init__":
            method = base.__dict__.get(name)
            if isinstance(method, staticmethod):
                method = method.__func__
            if isfunction(method):
                return _without_first(_signature_of(method, follow_wrapped))
        if base is not object and base.__module__ == "builtins":
            raise ValueError(f"no signature found for builtin type {cls!r}")
    return Signature()


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
