# Spaces behind a line: the interpreter shows them, the module traceback does not.
import sys
import traceback


def third():
    raise ValueError(1)  


def second(x):
    return (third() +	 
            x)	


def first():
    second(2)   


try:
    first()
except ValueError:
    traceback.print_exc(file=sys.stdout)
first()   # as a comment  
