from functools import singledispatch, singledispatchmethod


@singledispatch
def show(x):
    return f"object {x!r}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return f"list of {len(x)}"


class Base: ...
class Heir(Base): ...


show.register(Base, lambda x: "base")
print(show(1), show(True), show([1, 2]), show(Heir()), show("s"), show.dispatch(int) is show)


class Box:
    @singledispatchmethod
    def put(self, x):
        return "any"

    @put.register
    def _(self, x: str):
        return f"str {x}"


print(Box().put(1), Box().put("a"))
