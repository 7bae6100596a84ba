"""What test suites share: test.support and its helpers. A program of tests lies in this package: its
folder is that of `test`, or of a package `test.test_something` of the same name."""
import sys

__path__ = sys.path[:1]


def _add_own_package():
    name = "test." + (__path__ or [""])[0].rpartition("/")[2]
    if name.startswith("test.test_") and name != "test.test_asyncio":
        package = type(sys)(name)
        package.__path__, package.__package__ = __path__, name
        sys.modules[name] = package


_add_own_package()
