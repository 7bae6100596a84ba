# Special methods are looked for in the type, past __getattr__ and __getattribute__.
class Any:
    def __getattr__(self, name):
        print("asked for", name)
        return lambda *args: 1


for convert in (int, bytes, float, len, abs):
    try:
        print(convert(Any()))
    except TypeError as e:
        print(e)


class Slotted:
    __slots__ = ("x",)


try:
    del Slotted().x
except AttributeError as e:
    print(e)
