import importlib

m = importlib.import_module("helper")
print(m.bump(), importlib.import_module("helper") is m)
print(importlib.import_module("shapes.solid.cube").Cube(1))
print(importlib.import_module(".flat", "shapes").Square(1))
print(importlib.import_module("..flat", "shapes.solid").Square(2))
print(__import__("shapes.solid").__name__, __import__("shapes.solid", fromlist=["x"]).__name__)
for args in ((".flat",), ("nowhere",)):
    try:
        importlib.import_module(*args)
    except Exception as e:
        print(type(e).__name__, e)
