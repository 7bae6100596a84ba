# help() of a program's own classes, and of their instances.
class Base:
    numbers = list(range(10))
    text = "a" * 200
    _hidden = 3

    def __init__(self, a, *, b=2):
        self.a = a

    def __repr__(self):
        return "Base"

    def over(self):
        "what Base does"


class Meta(type):
    pass


class Derived(Base, metaclass=Meta):
    """Derived from Base.

    In more words.
    """

    __slots__ = ("q",)

    def over(self):
        pass

    alias = over
    nameless = lambda self, z: z

    @property
    def both(self):
        "read and written"

    @both.setter
    def both(self, v):
        pass

    @property
    def only(self):
        return 1

    @classmethod
    def of_class(cls):
        pass

    @staticmethod
    def of_none(a):
        "static"

    class Inner:
        "within"


help(Derived)
help(Base(1))
