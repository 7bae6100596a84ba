"""The mocks of unittest.mock: objects that note how they are used."""
import asyncio
import inspect
from _unittest_call import DEFAULT, Call, CallList, call, call_text, is_list, sentinel
from types import FunctionType

_missing = sentinel.MISSING
_deleted = sentinel.DELETED


class InvalidSpecError(Exception):
    __module__ = "unittest.mock"


def _is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def is_async_function(obj):
    obj = getattr(obj, "__func__", obj) if isinstance(obj, (staticmethod, classmethod)) else obj
    return inspect.iscoroutinefunction(obj) or asyncio.iscoroutinefunction(obj)


def _is_magic(name):
    return f"__{name[2:-2]}__" == name


def signature_of(spec, skip_first=False):
    """How [spec] is called; None where that is not known."""
    if isinstance(spec, type):
        spec, skip_first = spec.__init__, True
        if spec is object.__init__:
            return inspect.Signature()
    elif not isinstance(spec, FunctionType) and not inspect.ismethod(spec):
        spec = getattr(type(spec), "__call__", None)
        skip_first = True
    try:
        signature = inspect.signature(spec)
    except (TypeError, ValueError):
        return None
    if not skip_first:
        return signature
    return signature.replace(parameters=list(signature.parameters.values())[1:])


def check_typos(kwargs):
    for name in "autospect", "auto_spec", "set_spec":
        if name in kwargs:
            raise RuntimeError(f"{name!r} might be a typo; use unsafe=True if this is intended")


# ---- what all mocks have

_fields = {"return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent",
           "_mock_new_parent", "_mock_name", "_mock_new_name"}


def _delegated(name):
    """An attribute that a function made by create_autospec shares with its mock."""
    hidden = f"_mock_{name}"

    def get(self):
        delegate = self._mock_delegate
        return getattr(self, hidden) if delegate is None else getattr(delegate, name)

    def put(self, value):
        delegate = self._mock_delegate
        if delegate is None:
            self.__dict__[hidden] = value
        else:
            setattr(delegate, name, value)
    return property(get, put)


class Base:
    pass


class NonCallableMock(Base):
    def __new__(cls, /, *args, **kw):
        # A class of its own, so that it can have magic methods of its own.
        bases = (cls,)
        if not issubclass(cls, AsyncMockMixin):
            spec = kw.get("spec_set") or kw.get("spec") or (args[0] if args else None)
            if spec is not None and not is_list(spec) and is_async_function(spec):
                bases = (AsyncMockMixin, cls)
        made = type(cls.__name__, bases, {"__doc__": cls.__doc__, "__module__": cls.__module__})
        return object.__new__(made)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None,
                 _spec_state=None, _new_name="", _new_parent=None, _spec_as_instance=False,
                 _eat_self=None, unsafe=False, **kwargs):
        if _new_parent is None:
            _new_parent = parent
        own = self.__dict__
        own.update(_mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
                   _mock_new_parent=_new_parent, _mock_sealed=False)
        if spec_set is not None:
            spec = spec_set
        self._mock_add_spec(spec, spec_set is not None, _spec_as_instance)
        own.update(_mock_children={}, _mock_wraps=wraps, _mock_delegate=None, _mock_called=False,
                   _mock_call_args=None, _mock_call_count=0, _mock_call_args_list=CallList(),
                   _mock_mock_calls=CallList(), method_calls=CallList(), _mock_unsafe=unsafe)
        own.setdefault("_mock_return_value", DEFAULT)
        own.setdefault("_mock_side_effect", None)
        if not unsafe:
            check_typos(kwargs)
        if kwargs:
            self.configure_mock(**kwargs)

    def attach_mock(self, mock, attribute):
        inner = mock_of(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name, inner._mock_new_name = "", None
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, as_instance=False):
        if spec is not None and isinstance(spec, NonCallableMock):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        cls = signature = None
        asyncs = []
        if spec is not None and not is_list(spec):
            cls = spec if isinstance(spec, type) else type(spec)
            signature = signature_of(spec, False)
            if isinstance(spec, type) and as_instance:
                signature = None
            asyncs = [name for name in dir(spec)
                      if is_async_function(inspect.getattr_static(spec, name, None))]
            spec = dir(spec)
        self.__dict__.update(_spec_class=cls, _spec_set=spec_set, _spec_signature=signature,
                             _mock_methods=spec, _spec_asyncs=asyncs)

    called = _delegated("called")
    call_count = _delegated("call_count")
    call_args = _delegated("call_args")
    call_args_list = _delegated("call_args_list")
    mock_calls = _delegated("mock_calls")

    @property
    def return_value(self):
        delegate = self._mock_delegate
        value = self._mock_return_value if delegate is None else delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self.__dict__["_mock_return_value"] = value
            _adopt(self, value, None, "()")

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    @property
    def side_effect(self):
        if self._mock_delegate is None:
            return self._mock_side_effect
        self._mock_delegate.side_effect = _as_effect(self._mock_delegate.side_effect)
        return self._mock_delegate.side_effect

    @side_effect.setter
    def side_effect(self, value):
        value = _as_effect(value)
        if self._mock_delegate is not None:
            self._mock_delegate.side_effect = value
        else:
            self.__dict__["_mock_side_effect"] = value

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = visited if visited is not None else []
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called, self.call_args, self.call_count = False, None, 0
        self.mock_calls, self.call_args_list = CallList(), CallList()
        self.method_calls = CallList()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            if child is not _deleted and not isinstance(child, SpecChild):
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if isinstance(value, NonCallableMock) and value is not self:
            value.reset_mock(visited)

    def configure_mock(self, /, **kwargs):
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *path, last = path.split(".")
            target = self
            for name in path:
                target = getattr(target, name)
            setattr(target, last, value)

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe"):
            raise AttributeError(name)
        if self._mock_methods is not None:
            if name not in self._mock_methods or name in _all_magics:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not self._mock_methods or name not in self._mock_methods) and \
                name.startswith(("assert", "assret", "asert", "aseert", "assrt")):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if "
                                 f"{name!r} is meant to be an attribute.")
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name,
                                         _new_parent=self)
            self._mock_children[name] = child
        elif isinstance(child, SpecChild):
            child = self._mock_children[name] = child.make()
        return child

    def _extract_mock_name(self):
        dot = "" if self._mock_new_name == "()" else "."
        parent, last = self._mock_new_parent, self
        parts = [self._mock_new_name or ""]
        while parent is not None:
            last = parent
            parts.append((parent._mock_new_name or "") + dot)
            dot = "" if parent._mock_new_name == "()" else "."
            parent = parent._mock_new_parent
        parts.reverse()
        first = last._mock_name or "mock"
        if len(parts) > 1 and parts[1] not in ("()", "()."):
            first += "."
        parts[0] = first
        return "".join(parts)

    def __repr__(self):
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") else f" name={name!r}"
        if self._spec_class is not None:
            shown += f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown} id={str(id(self))!r}>"

    def __dir__(self):
        names = {name for name in dir(type(self)) if not name.startswith("_")}
        names |= {name for name in self.__dict__ if not name.startswith("_") or _is_magic(name)}
        children = {name for name, child in self._mock_children.items() if child is not _deleted}
        return sorted(names | children | set(self._mock_methods or ()))

    def __setattr__(self, name, value):
        if name in _fields:
            return object.__setattr__(self, name, value)
        if self._spec_set and self._mock_methods is not None and name not in self._mock_methods \
                and name not in self.__dict__ and name not in _own_attributes:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if name in _unsupported_magics:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _all_magics:
            if self._mock_methods is not None and name not in self._mock_methods:
                raise AttributeError(f"Mock object has no attribute {name!r}")
            if isinstance(value, NonCallableMock):
                _adopt(self, value, name, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                setattr(type(self), name, _method_of(name, value))
            return
        if name == "__class__":
            self.__dict__["_spec_class"] = value
            return
        if _adopt(self, value, name, name):
            self._mock_children[name] = value
            return
        if self._mock_sealed and name not in self.__dict__ and name not in _own_attributes \
                and name not in self._mock_children:
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, PropertyMock) or name in _own_attributes:
            return object.__setattr__(self, name, value)
        self._mock_children.pop(name, None)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        if child is not _missing:
            del self._mock_children[name]
        self._mock_children[name] = _deleted

    # ---- what it was called with

    def _calls_text(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""

    def _call_matcher(self, value):
        """The call with its arguments bound to the parameters of the spec, to be compared."""
        signature = self._spec_signature
        if isinstance(value, tuple) and len(value) > 2 and value[0]:
            child = self._mock_children.get(value[0].removesuffix("()"))
            signature = getattr(child, "_spec_signature", None)
        if signature is None:
            return value
        name = value[0] if len(value) > 2 else ""
        try:
            bound = signature.bind(*value[-2], **value[-1])
        except TypeError as error:
            return error.with_traceback(None)
        return call(name, bound.args, bound.kwargs) if name else Call((bound.args, bound.kwargs),
                                                                      two=True)

    def _mock_shown(self):
        return self._mock_name or "mock"

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected {self._mock_shown()!r} to not have been called. Called "
                                 f"{self.call_count} times.{self._calls_text()}")

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected {self._mock_shown()!r} to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected {self._mock_shown()!r} to have been called once. Called "
                                 f"{self.call_count} times.{self._calls_text()}")

    def assert_called_with(self, /, *args, **kwargs):
        expected_text = call_text(self._mock_shown(), args, kwargs)
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {expected_text}\n"
                                 "  Actual: not called.")
        expected = self._call_matcher(Call((args, kwargs), two=True))
        if self._call_matcher(self.call_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            actual = call_text(self._mock_shown(), *self.call_args)
            raise AssertionError(f"expected call not found.\nExpected: {expected_text}\n"
                                 f"  Actual: {actual}") from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected {self._mock_shown()!r} to be called once. Called "
                                 f"{self.call_count} times.{self._calls_text()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        expected = [self._call_matcher(one) for one in calls]
        cause = next((one for one in expected if isinstance(one, Exception)), None)
        actual = CallList(self._call_matcher(one) for one in self.mock_calls)
        if not any_order:
            if expected not in actual:
                problem = "Calls not found." if cause is None else \
                    f"Error processing expected calls.\nErrors: " \
                    f"{[one if isinstance(one, Exception) else None for one in expected]}"
                raise AssertionError(f"{problem}\nExpected: {CallList(calls)}"
                                     f"{self._calls_text('  Actual').rstrip('.')}") from cause
            return
        left, missing = list(actual), []
        for one in expected:
            if one in left:
                left.remove(one)
            else:
                missing.append(one)
        if missing:
            raise AssertionError(f"{self._mock_shown()!r} does not contain all of {tuple(missing)!r} "
                                 f"in its call list, found {actual!r} instead") from cause

    def assert_any_call(self, /, *args, **kwargs):
        expected = self._call_matcher(Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or expected not in [self._call_matcher(one) for one in self.call_args_list]:
            raise AssertionError(f"{call_text(self._mock_shown(), args, kwargs)} call not found") \
                from cause

    def _get_child_mock(self, /, **kw):
        name = kw.get("_new_name")
        if self._mock_sealed:
            name = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + name)
        if name in self._spec_asyncs:
            return AsyncMock(**kw)
        own = type(self).__mro__[1]
        if own is AsyncMockMixin:
            own = type(self).__mro__[2]
        if issubclass(own, AsyncMock):
            if name in _magics and name not in _async_magics or \
                    self._mock_methods and name in self._mock_methods:
                own = MagicMock
        elif issubclass(own, PropertyMock) or own in (NonCallableMock, NonCallableMagicMock):
            own = MagicMock if issubclass(own, NonCallableMagicMock) else Mock
        elif issubclass(own, MagicMixin) and name in _async_magics:
            own = AsyncMock
        return own(**kw)


class SpecChild:
    """A part of an autospec that nobody has asked for yet."""

    def __init__(self, make):
        self.make = make


def _as_effect(value):
    """Many effects become an iterator of them."""
    if value is None or callable(value) or _is_exception(value):
        return value
    try:
        return iter(value)
    except TypeError:
        return value


def mock_of(obj):
    """The mock behind a function that create_autospec made."""
    return obj.mock if isinstance(obj, FunctionType) and hasattr(obj, "mock") else obj


def _adopt(parent, child, name, new_name):
    """Makes [child] a part of [parent], unless it has a name or a parent already."""
    child = mock_of(child)
    if not isinstance(child, NonCallableMock):
        return False
    if child._mock_name or child._mock_new_name or child._mock_parent is not None \
            or child._mock_new_parent is not None:
        return False
    step = parent
    while step is not None:
        if step is child:
            return False
        step = step._mock_new_parent
    if new_name:
        child._mock_new_parent, child._mock_new_name = parent, new_name
    if name:
        child._mock_parent, child._mock_name = parent, name
    return True


def _method_of(name, function):
    if not isinstance(function, FunctionType):
        return function

    def method(self, /, *args, **kw):
        return function(self, *args, **kw)
    method.__name__ = name
    return method


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, parent=None, _spec_state=None, _new_name="", _new_parent=None,
                 **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        self.__dict__["_mock_delegate"] = None
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent,
                         **kwargs)
        self.side_effect = side_effect
        if return_value is not DEFAULT:
            _adopt(self, return_value, None, "()")

    def __call__(self, /, *args, **kwargs):
        if "_mock_check_signature" in self.__dict__:
            self._mock_check_signature(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        self.called = True
        self.call_count += 1
        made = Call((args, kwargs), two=True)
        self.call_args = made
        self.call_args_list.append(made)
        is_method = self._mock_parent is not None
        method_name = self._mock_name
        name, is_call = self._mock_new_name, self._mock_new_name == "()"
        self.mock_calls.append(Call(("", args, kwargs)))
        mock = self._mock_new_parent
        while mock is not None:
            if is_method:
                mock.method_calls.append(Call((method_name, args, kwargs)))
                is_method = mock._mock_parent is not None
                if is_method:
                    method_name = f"{mock._mock_name}.{method_name}"
            mock.mock_calls.append(Call((name, args, kwargs)))
            if mock._mock_new_name:
                dot = "" if is_call else "."
                is_call = mock._mock_new_name == "()"
                name = mock._mock_new_name + dot + name
            mock = mock._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                result = next(effect)
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT:
            return self._mock_delegate.return_value
        if self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    pass


# ---- magic methods

_numbers = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow".split()
_numeric = {f"__{prefix}{name}__" for name in _numbers for prefix in ("", "i", "r")}
_numeric |= {"__divmod__", "__rdivmod__", "__neg__", "__pos__", "__abs__", "__invert__", "__complex__",
             "__int__", "__float__", "__index__", "__round__", "__trunc__", "__floor__", "__ceil__"}
_async_magics = {"__aenter__", "__aexit__", "__anext__"}
_magics = _numeric | _async_magics | {"__aiter__"} | {
    f"__{name}__" for name in
    "lt gt le ge eq ne getitem setitem delitem len contains str sizeof enter exit hash bool next "
    "fspath iter".split()}
_settable = {f"__{name}__" for name in
             "get set delete reversed missing reduce reduce_ex getinitargs getnewargs getstate "
             "setstate getformat repr dir subclasses format getnewargs_ex".split()}
_all_magics = _magics | _settable
_unsupported_magics = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__",
                       "__instancecheck__", "__subclasscheck__", "__del__"}
_values = {"__hash__": lambda self: object.__hash__(self), "__str__": lambda self: object.__str__(self),
           "__sizeof__": lambda self: object.__sizeof__(self),
           "__fspath__": lambda self: f"{type(self).__name__}/{self._extract_mock_name()}/{id(self)}"}
_returned = {"__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented,
             "__ge__": NotImplemented, "__int__": 1, "__contains__": False, "__len__": 0,
             "__exit__": False, "__complex__": 1j, "__float__": 1.0, "__bool__": True, "__index__": 1,
             "__aexit__": False}


def _eq(self):
    def equal(other):
        value = self.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if self is other else NotImplemented
    return equal


def _ne(self):
    def unequal(other):
        if self.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if self is other else NotImplemented
    return unequal


def _iter(self):
    def iterate():
        value = self.__iter__._mock_return_value
        return iter([]) if value is DEFAULT else iter(value)
    return iterate


def _aiter(self):
    def iterate():
        value = self.__aiter__._mock_return_value
        return _AsyncIterator(iter([] if value is DEFAULT else value))
    return iterate


class _AsyncIterator:
    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            raise StopAsyncIteration from None


_effects = {"__eq__": _eq, "__ne__": _ne, "__iter__": _iter, "__aiter__": _aiter}


class MagicProxy(Base):
    """In a class: makes the mock of a magic method when it is first asked for."""

    def __init__(self, name, parent):
        self.name, self.parent = name, parent

    def create_mock(self):
        name, parent = self.name, self.parent
        made = parent._get_child_mock(name=name, _new_name=name, _new_parent=parent, parent=parent)
        setattr(parent, name, made)
        if name in _returned:
            made.return_value = _returned[name]
        elif name in _values:
            made.return_value = _values[name](parent)
        elif name in _effects:
            made.side_effect = _effects[name](parent)
        return made

    def __get__(self, obj, cls=None):
        return self.create_mock()


class MagicMixin(Base):
    def __init__(self, /, *args, **kw):
        self._mock_set_magics()
        super().__init__(*args, **kw)
        self._mock_set_magics()

    def _mock_set_magics(self):
        names = _magics
        methods = self.__dict__.get("_mock_methods")
        cls = type(self)
        if methods is not None:
            names = names.intersection(methods)
            for name in _magics - names:
                if isinstance(cls.__dict__.get(name), MagicProxy):
                    delattr(cls, name)
        for name in names:
            if name not in cls.__dict__:
                setattr(cls, name, MagicProxy(name, self))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class MagicMock(MagicMixin, Mock):
    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


# ---- coroutines

class AsyncMockMixin(Base):
    await_count = _delegated("await_count")
    await_args = _delegated("await_args")
    await_args_list = _delegated("await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__["_is_coroutine"] = asyncio.coroutines._is_coroutine
        self.__dict__.update(_mock_await_count=0, _mock_await_args=None,
                             _mock_await_args_list=CallList())

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = made
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            elif is_async_function(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            if is_async_function(self._mock_wraps):
                return await self._mock_wraps(*args, **kwargs)
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._mock_shown()} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_shown()} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        expected_text = call_text(self._mock_shown(), args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {expected_text}\nNot awaited")
        if self._call_matcher(self.await_args) != self._call_matcher(Call((args, kwargs), two=True)):
            raise AssertionError(f"expected await not found.\nExpected: {expected_text}\n"
                                 f"  Actual: {call_text(self._mock_shown(), *self.await_args)}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_shown()} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        if Call((args, kwargs), two=True) not in self.await_args_list:
            raise AssertionError(f"{call_text(self._mock_shown(), args, kwargs)} await not found")

    def assert_has_awaits(self, calls, any_order=False):
        expected, actual = list(calls), CallList(self.await_args_list)
        if not any_order:
            if expected not in actual:
                raise AssertionError(f"Awaits not found.\nExpected: {CallList(calls)}\n"
                                     f"Actual: {self.await_args_list}")
            return
        left = list(actual)
        missing = [one for one in expected if one not in left or left.remove(one)]
        if missing:
            raise AssertionError(f"{tuple(missing)!r} not all found in await list")

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._mock_shown()} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count, self.await_args, self.await_args_list = 0, None, CallList()


class AsyncMagicMixin(MagicMixin):
    pass


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    pass


class PropertyMock(Mock):
    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


_own_attributes = {"called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls",
                   "return_value", "side_effect", "await_count", "await_args", "await_args_list",
                   "_mock_methods", "_mock_sealed", "_mock_delegate", "_mock_wraps"}

for _cls in NonCallableMock, Mock, NonCallableMagicMock, MagicMock, AsyncMockMixin, AsyncMock, PropertyMock:
    _cls.__module__ = "unittest.mock"
