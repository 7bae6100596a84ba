import copy
import pickle
import re
import sys
import threading


def outer():
    class Local:
        pass

    def inner():
        pass
    return Local, inner


def generator():
    yield


local, inner = outer()
hidden = type("Hidden", (), {})
for value in (lambda: 0, local, local(), inner, generator(), sys, {}.keys(), threading.Lock(), threading.RLock(),
              threading.Event(), threading.local(), generator.__code__, super(hidden, hidden()), property(), hidden()):
    for way in pickle.dumps, copy.deepcopy:
        try:
            way(value)
            print(way.__name__, type(value).__name__, "works")
        except Exception as error:
            print(way.__name__, type(error).__module__, type(error).__name__, re.sub("0x[0-9a-f]+", "0x", str(error)))
for data in (b"", b"x", b"\x80", b"\x80\x04", b"\x80\x09.", b".", b"(K", b"K\x01K", b"\x00", b"0.", b"e.", b"t.",
             b"c__main__\nnothing\n.", b"cnowhere_to_be_found\na\n.", b"h\x05.", "text", 5):
    try:
        print(pickle.loads(data))
    except Exception as error:
        print(data, type(error).__module__, type(error).__name__, re.sub(" from '.*'", "", str(error)))
for wrong in (lambda: pickle.dumps(1, 6), lambda: pickle.dump(1, 5), lambda: pickle.load(5)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)


class Slots:
    __slots__ = "a",


class BadReduce:
    def __reduce__(self):
        return 5


for value, protocol in (Slots(), 1), (BadReduce(), 4):
    try:
        pickle.dumps(value, protocol)
    except Exception as error:
        print(type(error).__name__, error)
print(issubclass(pickle.PicklingError, pickle.PickleError), pickle.UnpicklingError)
