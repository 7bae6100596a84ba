import itertools


def check(make, cls):
    done = False

    class Watched(cls):
        def __del__(self):
            nonlocal done
            done = True
            try:
                next(iterator)
            except StopIteration:
                pass

    iterator = make(Watched())
    for _ in iterator:
        pass
    return done


for cls in (str, bytes, bytearray, list, tuple, set):
    print(cls.__name__, [check(make, cls) for make in (iter, enumerate, itertools.cycle, zip)])
print("abc"[1:3:2 ** 62], [1, 2, 3][2::-2 ** 62], b"abc"[::2 ** 63], (1, 2)[-1::2 ** 70])
