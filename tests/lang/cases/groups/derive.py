# A class of its own decides what its parts are.
class Errors(ExceptionGroup):
    def __new__(cls, errors, code):
        self = super().__new__(Errors, f"code {code}", errors)
        self.code = code
        return self

    def derive(self, excs):
        return Errors(excs, self.code)


errors = Errors([ValueError(1), TypeError(2)], 7)
print(repr(errors), str(errors), errors.code)
match, rest = errors.split(ValueError)
print(type(match).__name__, match.code, match.exceptions, rest.exceptions, rest.code)


class Plain(ExceptionGroup):
    pass


print(type(Plain("p", [ValueError(1), TypeError(2)]).subgroup(ValueError)).__name__)


class Bad(ExceptionGroup):
    def derive(self, excs):
        return 42


try:
    Bad("b", [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as error:
    print(error)
try:
    try:
        raise errors
    except* ValueError as group:
        print(type(group).__name__, group.code)
except Errors as left:
    print(type(left).__name__, left.code, left.exceptions)
