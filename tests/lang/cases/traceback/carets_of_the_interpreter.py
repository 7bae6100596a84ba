# What ends the program is shown by the interpreter itself, which counts characters, not bytes.
import sys

print("before")
sys.excepthook = sys.__excepthook__
x = ((1)  +('é'))
