"""Shapes."""
print("shapes begins:", __name__, __package__, __path__ is not None)
from .flat import Square
from . import names
VERSION = "1"
