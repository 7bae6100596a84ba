"""What a module has by name and refuses when it is called: there is no network and there are no
processes here, but a program that only mentions them runs."""
from types import GenericAlias


def functions(module, *names):
    def refused(name):
        def function(*args, **kwargs):
            raise NotImplementedError(f"{module}.{name} is not supported here yet")
        function.__name__ = function.__qualname__ = name
        function.__module__ = module
        return function
    return {name: refused(name) for name in names}


def classes(module, *names):
    def refused(name):
        def __init__(self, *args, **kwargs):
            raise NotImplementedError(f"{module}.{name} is not supported here yet")
        return type(name, (), {"__init__": __init__, "__module__": module,
                              "__class_getitem__": classmethod(GenericAlias)})
    return {name: refused(name) for name in names}
