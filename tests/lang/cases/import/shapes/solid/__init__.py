from ..flat import Square
from ..names import label as tag
from .cube import Cube
__all__ = ["Cube", "ball"]
