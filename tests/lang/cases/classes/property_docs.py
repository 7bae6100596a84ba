# Where the text of a property comes from, and what a subclass of property does with it.
class Documented(property):
    """The class's own text."""


class Plain:
    @property
    def a(self):
        """Of the getter."""
        return 1

    @a.setter
    def a(self, value):
        """Of the setter."""

    b = property(lambda self: 2, doc="Of the call.")
    b = b.getter(lambda self: 3)
    c = property(lambda self: 4)

    @Documented
    def d(self):
        """Of d's getter."""
        return 5

    @d.getter
    def d(self):
        """Of d's second getter."""
        return 6


for name in "abcd":
    print(name, getattr(Plain, name).__doc__, getattr(Plain(), name))
Plain.a.__doc__ = "Written."
print(Plain.a.__doc__, "|", Documented.__doc__)


class Child(Plain):
    @Plain.a.getter
    def a(self):
        """Of the child."""
        return 10


print(Child.a.__doc__, Child().a)
try:
    property().__set_name__(1)
except TypeError as e:
    print(e)
