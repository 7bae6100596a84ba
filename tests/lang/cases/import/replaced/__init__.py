import sys
import types


class Lazy(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("lazy_"):
            print("made", name)
            value = name.upper()
            setattr(self, name, value)
            return value
        raise AttributeError(name)


lazy = Lazy(__name__)
lazy.__dict__.update(sys.modules[__name__].__dict__)
sys.modules[__name__] = lazy
