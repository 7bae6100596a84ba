class A: pass
class B(A): pass
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(B(), A), isinstance(A(), B), isinstance(int, type), isinstance(None, type(None)), isinstance(1, ((str,), (float, (int,)))), isinstance(1, ()))
print(issubclass(B, A), issubclass(A, (int, A)), issubclass(bool, int), issubclass(A, object), isinstance(1, int | str), isinstance([], int | None), issubclass(int, int | None))
for f in (lambda: isinstance(1), lambda: isinstance(1, 1), lambda: isinstance(1, (1,)), lambda: isinstance("a", (str, 1)), lambda: isinstance([], list[int]), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: isinstance(1, None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
