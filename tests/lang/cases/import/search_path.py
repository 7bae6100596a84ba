import os
import sys

os.makedirs("lib/inner", exist_ok=True)
with open("lib/extra.py", "w") as f:
    f.write("def hi():\n    return __name__, __package__\n")
with open("lib/inner/deep.py", "w") as f:
    f.write("from extra import hi\nVALUE = hi()\n")
try:
    import extra
except ModuleNotFoundError as e:
    print(e)
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
import extra
import inner.deep

print(extra.hi(), inner.deep.VALUE, os.path.basename(extra.__file__))
sys.modules["made_up"] = extra
import made_up

print(made_up is extra)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as e:
    print(e)
