# AttributeError.name and .obj, whichever way the attribute was asked for.
class A:
    def __getattr__(self, name):
        raise AttributeError("own words")


class Plain:
    pass


plain, own = Plain(), A()
for act in (lambda: plain.x, lambda: getattr(plain, "x"), lambda: Plain.x, lambda: own.x,
            lambda: object.__getattribute__(plain, "x"), lambda: super(Plain, plain).x,
            lambda: delattr(plain, "x"), lambda: type.__getattribute__(Plain, "y")):
    try:
        act()
    except AttributeError as e:
        print(e, "|", e.name, e.obj is plain, e.obj is own, e.obj is Plain)
