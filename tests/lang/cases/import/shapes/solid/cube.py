from .. import names
from ..flat import Square


class Cube(Square):
    def __repr__(self):
        return names.label("Cube of " + super().__repr__())
