print("flat begins:", __name__, __package__)
from .names import label


class Square:
    def __init__(self, side):
        self.side = side

    def __repr__(self):
        return label(f"Square({self.side})")
