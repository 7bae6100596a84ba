# What _missing_ raises, or gives wrongly, came after the value was found to be none of the members.
import enum


class Color(enum.Enum):
    RED = 1

    @classmethod
    def _missing_(cls, value):
        if value == "own":
            raise ValueError("of its own")
        if value == "wrong":
            return 7
        return {"none": None, "red": cls.RED}[value]


for value in "red", "own", "wrong", "none", "lost":
    try:
        print(Color(value))
    except Exception as error:
        print(repr(error), repr(error.__context__), error.__suppress_context__)
