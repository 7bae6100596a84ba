# split and subgroup keep the tree; every part has the whole's traceback, cause and notes.
def tree():
    return ExceptionGroup("top", [
        ValueError(1),
        ExceptionGroup("left", [TypeError(2), ValueError(3), KeyError("k")]),
        ExceptionGroup("right", [ExceptionGroup("deep", [OSError(4)])]),
    ])


def show(exc, indent=0):
    pad = "  " * indent
    if isinstance(exc, BaseExceptionGroup):
        print(pad + repr(exc.message))
        for one in exc.exceptions:
            show(one, indent + 1)
    else:
        print(pad + repr(exc))


whole = tree()
whole.add_note("a note")
try:
    raise whole from RuntimeError("the cause")
except ExceptionGroup as caught:
    match, rest = caught.split(ValueError)
show(match)
show(rest)
for part in (match, rest):
    print(part.__traceback__ is whole.__traceback__, part.__cause__, part.__notes__,
          part.__notes__ is whole.__notes__, part.__suppress_context__)
match.add_note("its own")
print(whole.__notes__, match.__notes__)
print(whole.split((TypeError, KeyError))[0])
print(whole.split(ZeroDivisionError))
print(whole.split(Exception)[0] is whole)
seen = []
print(whole.subgroup(lambda e: seen.append(type(e).__name__) or isinstance(e, OSError)))
print(seen)
print(whole.subgroup(KeyboardInterrupt))
