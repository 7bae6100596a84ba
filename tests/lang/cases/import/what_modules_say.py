# The names that a module begins with: of the program, of a file, of a package, of a built-in one.
import sys
import time
import types

print(list(globals()))
print(dir())
print([name for name in vars() if not name.startswith("__")])
print(__spec__, __cached__, __package__, __annotations__, __loader__.name, __loader__.path == __file__)
print(type(__loader__).__name__, __loader__.get_filename() == __file__)

width: int = 3
print(__annotations__)

print(time.__spec__, time.__loader__, repr(time.__package__))
spec = sys.__spec__
print(spec.name, spec.origin, spec.cached, spec.has_location, repr(spec.parent), spec.loader_state)
print(spec.submodule_search_locations, spec.loader is sys.__loader__, type(spec).__name__)
print([name for name in dir(spec) if name[0] != "_"])

print(vars(types.ModuleType("made")), types.ModuleType("made", "Says.").__doc__)

import telling.part  # they tell of themselves

print([name for name in dir(telling) if name.startswith("__")])
try:
    print(__missing__)
except NameError as error:
    print(error)
