print(Ellipsis, ..., NotImplemented, None, True, False, __debug__, type(...), type(None), type(NotImplemented))
print(bool([]), bool([0]), bool(""), bool(0.0), bool(range(0)), bool(set()), not {})
