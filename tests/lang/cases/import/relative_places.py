# A relative folder of sys.path is one below the current folder; the module knows its whole path.
import os
import sys

sys.path.insert(0, "bare")
sys.path.insert(0, ".")
import helper

print(os.path.isabs(helper.__file__), os.path.basename(helper.__file__))
