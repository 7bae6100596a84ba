# At the end of the program finalize is called, callbacks of references that go too are not.
import weakref
class A:
    pass
a = A()
w = weakref.ref(a, lambda r: print("callback"))
weakref.finalize(a, print, "finalize")
print("end")
