# An exception that is kept in its own frame.
import gc
import weakref


class Thing:
    pass


def fail():
    thing = Thing()
    try:
        raise ValueError(thing)
    except ValueError as error:
        kept = error
    return weakref.ref(thing)


reference = fail()
print(reference() is None)
gc.collect()
print(reference())
a, b = ValueError("a"), TypeError("b")
a.__context__, b.__context__ = b, a
a.thing = thing = Thing()
reference = weakref.ref(thing)
del a, b, thing
gc.collect()
print(reference())
