# What gc is told, it says again; get_objects() has what lives.
import gc

print(gc.get_threshold())
gc.set_threshold(100, 5)
print(gc.get_threshold())
print(gc.get_debug(), gc.DEBUG_LEAK, gc.set_debug(0))
class A:
    pass


a = [A() for _ in range(5)]
print(sum(isinstance(o, A) for o in gc.get_objects()))
try:
    gc.get_objects(7)
except ValueError as e:
    print(e)
