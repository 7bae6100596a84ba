try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e)
import sys
print(sys.version_info[:2], sys.maxsize)
