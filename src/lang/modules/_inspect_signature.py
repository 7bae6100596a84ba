"""Signatures, for the module inspect: how a callable takes its arguments."""
import enum
import types
from collections import OrderedDict
from keyword import iskeyword as _iskeyword

_missing = object()


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
    import inspect
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if inspect.ismethod(obj):
        return _without_first(_signature_of(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = inspect.unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or inspect.ismethod(f))
        if inspect.ismethod(obj):
            return _signature_of(obj, follow_wrapped)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError(f"unexpected object {given!r} in __signature__ attribute")
        return given
    if isinstance(obj, types.FunctionType):
        return _of_function(obj)
    if isinstance(obj, functools.partial):
        return _of_partial(_signature_of(obj.func, follow_wrapped), obj)
    if isinstance(obj, type):
        return _of_class(obj, follow_wrapped)
    if not isinstance(obj, types.BuiltinFunctionType) and not isinstance(obj, (types.MethodDescriptorType,
                                                   types.WrapperDescriptorType)):
        call = inspect.getattr_static(type(obj), "__call__", None)
        if isinstance(call, types.FunctionType):
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
    if code.co_flags & 4:
        params.append(make(names[at], _VAR_POSITIONAL))
        at += 1
    for name in names[n_positional:n_positional + n_keyword]:
        params.append(make(name, _KEYWORD_ONLY, keyword_defaults.get(name, _empty)))
    if code.co_flags & 8:
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
        if isinstance(call, types.FunctionType):
            return _without_first(_signature_of(call, follow_wrapped))
        if base is type:
            break
    for base in cls.__mro__:
        for name in "__new__", "__init__":
            method = base.__dict__.get(name)
            if isinstance(method, staticmethod):
                method = method.__func__
            if isinstance(method, types.FunctionType):
                return _without_first(_signature_of(method, follow_wrapped))
        if base is not object and base.__module__ == "builtins":
            raise ValueError(f"no signature found for builtin type {cls!r}")
    return Signature()


for _class in _empty, _ParameterKind, Parameter, BoundArguments, Signature:
    _class.__module__ = "inspect"
del _class
