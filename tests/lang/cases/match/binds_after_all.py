# A case that fails binds nothing; a guard that fails has seen the names bound.
def failing(subject):
    match subject:
        case [first, second, 0]:
            pass
        case [a, b, 1] | [b, a, 2]:
            pass
        case {"x": x, "y": 5}:
            pass
    return sorted(name for name in locals() if name != "subject")


for subject in [1, 2, 9], [1, 2, 0], [1, 2, 1], [1, 2, 2], {"x": 1}, {"x": 1, "y": 5}:
    print(subject, failing(subject))


def order(subject):
    match subject:
        case [a, b, 1] | [b, a, 2]:
            return a, b


print(order([1, 2, 1]), order([1, 2, 2]))


def guarded(subject):
    match subject:
        case [x, *rest] if x > 10:
            return "large", x, rest
        case _:
            return "other", x, rest


print(guarded([11, 1]), guarded([1, 2, 3]))
