# A cause that two members of a group share is told once: by the module traceback with the last one.
import sys
import traceback

shared, first, second = KeyError("shared"), ValueError(1), ValueError(2)
first.__cause__ = second.__cause__ = shared
inner = ExceptionGroup("inner", [TypeError(3)])
inner.__context__ = shared
for members in [first, second], [first, inner], [inner, first, second]:
    traceback.print_exception(ExceptionGroup("outer", members), file=sys.stdout)
raise ExceptionGroup("outer", [first, second, inner])
