print(__name__, list(globals()))
print(repr(__package__), __spec__.name, __loader__ is __spec__.loader, __cached__ == __spec__.cached)
print(__cached__.endswith("/telling/__pycache__/__init__.cpython-311.pyc"))
print(__path__ is __spec__.submodule_search_locations, __spec__.parent)
