# Classes, their methods and instances that only know one another.
import gc
import weakref

gone = []


def make(n):
    class Base:
        def __init__(self):
            self.me = self

        def method(self):
            return super().__repr__()

        @property
        def prop(self):
            return Base

    class Derived(Base):
        registry = []

        def __init__(self):
            super().__init__()
            Derived.registry.append(self)

    Derived()
    weakref.finalize(Derived, gone.append, n)


for i in range(5):
    make(i)
gc.collect()
print(sorted(gone))


class Meta(type):
    pass


def with_meta():
    class M(Meta):
        pass

    class C(metaclass=M):
        pass

    C.instance = C()
    weakref.finalize(C, gone.append, "meta")


with_meta()
gc.collect()
print(gone[-1], Meta.__subclasses__())
