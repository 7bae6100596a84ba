import sys
import helper
import helper as again
from helper import bump, counter
from helper import *

print(helper is again, helper.__name__, helper.__doc__, helper.__file__.endswith("/helper.py"))
print(bump(), helper.bump(), counter, helper.counter, "_hidden" in globals())
print("helper" in sys.modules, sys.modules["helper"] is helper, __name__, type(helper).__name__)
del sys.modules["helper"]
import helper as fresh
print(fresh is helper, fresh.counter)
