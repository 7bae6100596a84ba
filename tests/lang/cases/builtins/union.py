print(int | str, int | None, int | str | int, list[int] | None, type(int | str), (int | str).__args__, int | str == str | int, None | int, int | int)
class A: pass
print(isinstance(1, int | str), isinstance("a", int | str), isinstance(2.5, int | str), isinstance(None, int | None), A | None)
for f in (lambda: int | 1, lambda: int | "a", lambda: isinstance(1, list[int] | int) and None):
    try:
        print(f())
    except TypeError as e:
        print(e)
