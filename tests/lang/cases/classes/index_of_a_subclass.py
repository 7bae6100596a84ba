# What __index__ and __int__ give is made a plain int; CPython warns of a subclass.
import operator
import warnings


class Small(int):
    pass


class Thing:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    __int__ = __index__


for value in True, Small(5), 3:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        thing = Thing(value)
        print(type(operator.index(thing)), type(int(thing)), [1, 2, 3, 4][: thing], len(told))
    for warning in told[:2]:
        print(warning.category.__name__, warning.message)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        operator.index(Thing(True))
    except DeprecationWarning as e:
        print("raised", str(e)[:30])
