"""A folder without a module in it hides no module of the library."""
import json

print(json.dumps([1]))
