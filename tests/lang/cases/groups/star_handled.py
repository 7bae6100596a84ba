# sys.exc_info and the variable within the clauses.
import sys

try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as e:
    print(repr(sys.exc_info()[1]), e is sys.exc_info()[1])
    try:
        raise KeyError("inner")
    except KeyError as inner:
        print(repr(inner.__context__))
except* TypeError as e:
    print(repr(sys.exception()))
print(sys.exc_info())
try:
    e
except NameError as error:
    print(error)


def generator():
    try:
        yield 1
    except* ValueError as group:
        yield group.exceptions
    yield "after"


g = generator()
print(next(g), g.throw(ValueError("thrown")), next(g))
for i in range(5):
    try:
        raise ExceptionGroup("loop", [ValueError(i)])
    except* ValueError as group:
        for j in range(3):
            if j == 1:
                continue
            if j == 2:
                break
        print(i, j)
