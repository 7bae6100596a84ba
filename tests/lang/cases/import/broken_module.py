import sys

try:
    import broken
except ZeroDivisionError as e:
    print(repr(e), "broken" in sys.modules)
import broken
