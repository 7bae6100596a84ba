"""Abstract base classes."""

import _abc


def abstractmethod(funcobj):
    """Marks a method that a class must define before it has instances."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, function):
        super().__init__(abstractmethod(function))


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, function):
        super().__init__(abstractmethod(function))


class abstractproperty(property):
    __isabstractmethod__ = True


def _is_abstract(value):
    return getattr(value, "__isabstractmethod__", False)


def _set_abstract(cls, names):
    cls.__abstractmethods__ = frozenset(names)
    _abc.set_abstract(cls, bool(names))


class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        abstract = {key for key, value in namespace.items() if _is_abstract(value)}
        for base in bases:
            for key in getattr(base, "__abstractmethods__", ()):
                if _is_abstract(getattr(cls, key, None)):
                    abstract.add(key)
        _set_abstract(cls, abstract)
        cls._registry = []
        return cls

    def register(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if not issubclass(subclass, cls):
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls._registry.append(subclass)
            _abc.take_pattern_kind(subclass, cls)
        return subclass

    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        hook = cls.__subclasshook__(subclass)
        if hook is not NotImplemented:
            return hook
        if cls in subclass.__mro__:
            return True
        if any(issubclass(subclass, known) for known in cls._registry):
            return True
        return any(issubclass(subclass, heir) for heir in cls.__subclasses__())


class ABC(metaclass=ABCMeta):
    __slots__ = ()

    @classmethod
    def __subclasshook__(cls, subclass):
        return NotImplemented


def get_cache_token():
    return 0


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        names = {name for base in cls.__bases__
                 for name in getattr(base, "__abstractmethods__", ())
                 if _is_abstract(getattr(cls, name, None))}
        _set_abstract(cls, names | {name for name, value in vars(cls).items()
                                    if _is_abstract(value)})
    return cls
