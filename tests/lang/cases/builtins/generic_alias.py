print(list[int], dict[str, list[int]], tuple[int, ...], tuple[()], set["T"], type(list[int]), list[int].__origin__, list[int].__args__, list[int]() == [], list[int] == list[int], list[int] == list[str])
def f(a: list[int], b: dict[str, int] | None = None) -> tuple[int, ...]:
    return a, b
print(f([1]), f.__annotations__)
class A(list[int]):
    pass
print(A([1]), A.__bases__)
for g in (lambda: int[3], lambda: isinstance([], list[int]), lambda: issubclass(list, list[int])):
    try:
        g()
    except TypeError as e:
        print(e)
