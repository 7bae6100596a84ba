print("second begins")
from . import first
print("second sees", hasattr(first, "VALUE"))
VALUE = 2
try:
    from .first import VALUE as missing
except ImportError as e:
    print(str(e).split(" (/")[0])
try:
    first.VALUE
except AttributeError as e:
    print(e)
