# A package may put a module of its own kind in its place; its parts are found all the same.
import sys
import replaced
import replaced.part
from replaced import lazy_one, part as same

print(type(replaced).__name__, replaced.part is same, same.where)
print(replaced.lazy_two, replaced.lazy_two, lazy_one, sorted(name for name in sys.modules if "replaced" in name))
try:
    from replaced import other
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    import replaced.other
except ImportError as error:
    print(type(error).__name__, error)
