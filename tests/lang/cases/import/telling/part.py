print(__name__, list(globals()))
print(repr(__package__), __spec__.name, __loader__.name, __spec__.has_location, __spec__.parent)
