"""Objects that note how they are used, in the place of others."""
import builtins
import contextlib
import functools
import importlib
import sys
from _unittest_call import (ANY, DEFAULT, Call as _Call, CallList as _CallList, call, is_list,
                            sentinel)
from _unittest_mock import (AsyncMock, CallableMixin, InvalidSpecError, MagicMock, Mock, NonCallableMagicMock,
                            NonCallableMock, PropertyMock, SpecChild, _magics, check_typos,
                            is_async_function, signature_of)
from types import FunctionType, MethodType, ModuleType

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec",
           "AsyncMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open",
           "PropertyMock", "seal")

FILTER_DIR = True


# ---- patch

def _resolve(path):
    """The object that a dotted name means: modules first, then attributes."""
    first, *rest = path.split(".")
    found, name = importlib.import_module(first), first
    for part in rest:
        name = f"{name}.{part}"
        try:
            found = getattr(found, part)
        except AttributeError:
            importlib.import_module(name)
            found = getattr(found, part)
    return found


def _target(path):
    try:
        target, attribute = path.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {path!r}") from None
    return functools.partial(_resolve, target), attribute


class _patch:
    attribute_name = None
    _active_patches = []

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable,
                 kwargs, *, unsafe=False):
        if new_callable is not None:
            if new is not DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        self.getter, self.attribute, self.new, self.new_callable = getter, attribute, new, new_callable
        self.spec, self.spec_set, self.autospec, self.create = spec, spec_set, autospec, create
        if not unsafe:
            check_typos(kwargs)
        self.kwargs, self.has_local, self.additional_patchers = kwargs, False, []

    def copy(self):
        new = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set,
                     self.autospec, self.new_callable, self.kwargs)
        new.attribute_name = self.attribute_name
        new.additional_patchers = [one.copy() for one in self.additional_patchers]
        return new

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                value = getattr(func, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, "__call__"):
                    setattr(func, name, self.copy()(value))
            return func
        if hasattr(func, "patchings"):
            func.patchings.append(self)
            return func
        if is_async_function(func):
            @functools.wraps(func)
            async def patched(*args, **kwargs):
                with _entered(patched.patchings, args, kwargs) as (all_args, all_kwargs):
                    return await func(*all_args, **all_kwargs)
        else:
            @functools.wraps(func)
            def patched(*args, **kwargs):
                with _entered(patched.patchings, args, kwargs) as (all_args, all_kwargs):
                    return func(*all_args, **all_kwargs)
        patched.patchings = [self]
        return patched

    def _find_original(self):
        target, name = self.getter(), self.attribute
        original, is_local = DEFAULT, False
        if name in getattr(target, "__dict__", {}):
            original, is_local = target.__dict__[name], True
        else:
            original = getattr(target, name, DEFAULT)
        if hasattr(builtins, name) and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, is_local

    def _make_new(self, original):
        if self.spec is not None and self.autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if self.autospec is not None and self.autospec is not False:
            if original is DEFAULT:
                raise TypeError("Can't use 'autospec' with create=True")
            spec = original if self.autospec is True else self.autospec
            return create_autospec(spec, spec_set=bool(self.spec_set), _name=self.attribute,
                                   **self.kwargs)
        spec = original if self.spec is True else self.spec
        spec_set = original if self.spec_set is True else self.spec_set
        asks = spec_set if spec_set is not None else spec
        cls = self.new_callable
        if cls is None:
            cls = AsyncMock if is_async_function(original if asks is None else asks) else MagicMock
            is_called = "__call__" in asks if is_list(asks) else asks is None or callable(asks)
            if not is_called and cls is MagicMock:
                cls = NonCallableMagicMock
        kwargs = {}
        if spec is not None:
            kwargs["spec"] = spec
        if spec_set is not None:
            kwargs["spec_set"] = spec_set
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            kwargs["name"] = self.attribute
        kwargs.update(self.kwargs)
        new = cls(**kwargs)
        if isinstance(asks, type) and isinstance(new, NonCallableMock) and callable(asks):
            kwargs.pop("name", None)
            if not any("__call__" in base.__dict__ for base in asks.__mro__):
                cls = NonCallableMagicMock
            new.return_value = cls(_new_parent=new, _new_name="()", **kwargs)
        return new

    def __enter__(self):
        self.target = self.getter()
        original, is_local = self._find_original()
        new = self.new
        if new is DEFAULT:
            new = self._make_new(original)
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original, self.is_local = original, is_local
        self._stack = contextlib.ExitStack()
        setattr(self.target, self.attribute, new)
        try:
            if self.attribute_name is None:
                return new
            found = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patching in self.additional_patchers:
                value = self._stack.enter_context(patching)
                if patching.new is DEFAULT:
                    found.update(value)
            return found
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise

    def __exit__(self, *exc_info):
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(self.target, self.attribute, self.temp_original)
        else:
            delattr(self.target, self.attribute)
            if not self.create and not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.temp_original)
        del self.temp_original, self.is_local, self.target
        stack = self._stack
        del self._stack
        return stack.__exit__(*exc_info)

    def start(self):
        result = self.__enter__()
        self._active_patches.append(self)
        return result

    def stop(self):
        if self not in self._active_patches:
            return None
        self._active_patches.remove(self)
        return self.__exit__(None, None, None)


@contextlib.contextmanager
def _entered(patchings, args, kwargs):
    """Enters them; what they give is added to the arguments."""
    with contextlib.ExitStack() as stack:
        kwargs = dict(kwargs)
        for patching in patchings:
            given = stack.enter_context(patching)
            if patching.attribute_name is not None:
                kwargs.update(given)
            elif patching.new is DEFAULT:
                args += (given,)
        yield args, kwargs


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
          new_callable=None, *, unsafe=False, **kwargs):
    getter, attribute = _target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None,
                  autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable,
                  kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None,
                    new_callable=None, **kwargs):
    getter = functools.partial(_resolve, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    patchers = []
    for name, new in kwargs.items():
        one = _patch(getter, name, new, spec, create, spec_set, autospec, new_callable, {})
        one.attribute_name = name
        patchers.append(one)
    patchers[0].additional_patchers.extend(patchers[1:])
    return patchers[0]


class _patch_dict:
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, dict(values), clear
        self.values.update(kwargs)
        self._original = None

    def __call__(self, f):
        if isinstance(f, type):
            for name in dir(f):
                value = getattr(f, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, "__call__"):
                    setattr(f, name, _patch_dict(self.in_dict, self.values, self.clear)(value))
            return f
        if is_async_function(f):
            @functools.wraps(f)
            async def inner(*args, **kwargs):
                with self:
                    return await f(*args, **kwargs)
        else:
            @functools.wraps(f)
            def inner(*args, **kwargs):
                with self:
                    return f(*args, **kwargs)
        return inner

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        target = self.in_dict
        self._original = target.copy() if hasattr(target, "copy") else {key: target[key] for key in target}
        if self.clear:
            _clear(target)
        for key, value in self.values.items():
            target[key] = value
        return target

    def __exit__(self, *exc_info):
        if self._original is None:
            return False
        _clear(self.in_dict)
        for key in self._original:
            self.in_dict[key] = self._original[key]
        self._original = None
        return False

    def start(self):
        result = self.__enter__()
        _patch._active_patches.append(self)
        return result

    def stop(self):
        if self not in _patch._active_patches:
            return None
        _patch._active_patches.remove(self)
        return self.__exit__(None, None, None)


def _clear(target):
    try:
        target.clear()
    except AttributeError:
        for key in list(target):
            del target[key]


def _stop_all():
    for one in reversed(_patch._active_patches[:]):
        one.stop()


patch.object, patch.dict, patch.multiple, patch.stopall = \
    _patch_object, _patch_dict, _patch_multiple, _stop_all
patch.TEST_PREFIX = "test"


# ---- autospec

def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False,
                    **kwargs):
    if is_list(spec):
        spec = type(spec)
    if isinstance(spec, NonCallableMock):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_type = isinstance(spec, type)
    options = {"spec_set" if spec_set else "spec": spec} if spec is not None else {}
    is_function = isinstance(spec, (FunctionType, MethodType))
    cls = MagicMock
    if not is_function and not (callable(spec) and (not is_type or not instance)) \
            and not (is_type and instance and hasattr(spec, "__call__") and "__call__" in dir(spec)
                     and any("__call__" in base.__dict__ for base in spec.__mro__[:-1])):
        cls = NonCallableMagicMock
    elif is_async_function(spec):
        cls = AsyncMock
    if not unsafe:
        check_typos(kwargs)
    _name = options.pop("name", kwargs.pop("name", _name))
    mock = cls(parent=_parent, _new_parent=_parent, _new_name=_name if _parent is not None else "",
               name=_name, _spec_as_instance=instance and is_type, **options, **kwargs)
    signature = None if is_type and instance else signature_of(spec)
    if signature is not None and cls is not NonCallableMagicMock:
        _check_calls(mock, signature)
    if is_function and cls is not AsyncMock:
        return _as_function(mock, spec, signature)
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    for entry in dir(spec):
        if entry.startswith("__") and entry.endswith("__"):
            continue
        try:
            original = getattr(spec, entry)
        except AttributeError:
            continue
        if entry in kwargs:
            continue
        mock._mock_children[entry] = SpecChild(
            functools.partial(_autospec_part, mock, spec, entry, original, spec_set, is_type))
    return mock


def _autospec_part(mock, spec, entry, original, spec_set, is_type):
    if not isinstance(original, (FunctionType, MethodType)):
        return create_autospec(original, spec_set, isinstance(original, type) and False, mock, entry)
    cls = AsyncMock if is_async_function(original) else MagicMock
    part = cls(parent=mock, name=entry, _new_name=entry, _new_parent=mock,
               **{"spec_set" if spec_set else "spec": original})
    signature = signature_of(original, _takes_self(spec, entry, is_type))
    if signature is not None:
        part.__dict__["_spec_signature"] = signature
        _check_calls(part, signature)
    return part


def _takes_self(spec, entry, is_type):
    """Whether the first parameter of that method is for the instance."""
    if not is_type:
        return False
    for base in spec.__mro__:
        if entry in base.__dict__:
            return isinstance(base.__dict__[entry], FunctionType)
    return True


def _check_calls(mock, signature):
    def check(*args, **kwargs):
        signature.bind(*args, **kwargs)
    mock.__dict__["_mock_check_signature"] = check
    mock.__dict__["_spec_signature"] = signature


def _as_function(mock, spec, signature):
    @functools.wraps(spec)
    def function(*args, **kwargs):
        return mock(*args, **kwargs)
    function.mock = mock
    mock._mock_name = mock._mock_name or spec.__name__
    function.called, function.call_count, function.call_args = False, 0, None
    function.call_args_list, function.mock_calls = _CallList(), _CallList()
    function.method_calls = _CallList()
    function.return_value, function.side_effect = mock.return_value, mock.side_effect
    for name in dir(NonCallableMock):
        if name.startswith("assert_") or name in ("reset_mock", "configure_mock", "attach_mock"):
            setattr(function, name, getattr(mock, name))
    mock.__dict__["_mock_delegate"] = function
    return function


# ---- files, sealing

def mock_open(mock=None, read_data=""):
    """In the place of open(): a file from which [read_data] is read."""
    if mock is None:
        mock = MagicMock(name="open", spec=open)
    handle = MagicMock(spec=["read", "readline", "readlines", "write", "writelines", "close",
                             "flush", "seek", "tell", "__enter__", "__exit__", "__iter__", "__next__",
                             "closed", "name", "mode", "truncate", "readable", "writable"])
    handle.__enter__.return_value = handle
    state = {}

    def begin():
        import io
        state["file"] = io.BytesIO(read_data) if isinstance(read_data, bytes) else io.StringIO(read_data)

    def reading(name):
        def effect(*args, **kwargs):
            given = getattr(handle, name).return_value if name in given_values else DEFAULT
            return getattr(state["file"], name)(*args, **kwargs) if given is DEFAULT else given
        return effect

    given_values = set()
    begin()
    handle.write.return_value = None
    for name in "read", "readline", "readlines":
        getattr(handle, name).side_effect = reading(name)
    handle.__iter__.side_effect = lambda: iter(state["file"])
    handle.__next__.side_effect = lambda: next(state["file"])

    def reset(*args, **kwargs):
        begin()
        return DEFAULT

    mock.side_effect = reset
    mock.return_value = handle
    return mock


def seal(mock):
    mock.__dict__["_mock_sealed"] = True
    for child in list(mock._mock_children.values()):
        if isinstance(child, NonCallableMock) and child._mock_new_parent is mock:
            seal(child)
    value = mock._mock_return_value
    if isinstance(value, NonCallableMock) and value._mock_new_parent is mock:
        seal(value)
