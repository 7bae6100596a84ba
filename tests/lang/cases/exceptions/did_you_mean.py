# Names that are nearly right.
import sys
def show(f):
    try: f()
    except Exception as e: sys.excepthook(type(e), e, e.__traceback__)
class A:
    blech = 1
    def method(self): pass
    def __init__(self): self.attribute = 5
def t1(): A().bluch
def t2(): A().mehtod()
def t3(): A().atribute
def t4():
    something = 1
    print(somethin)
def t5(): pritn(1)
def t6(): A().zzzzz
def t7(): A.metod
def t8(): "abc".uper()
def t9(): [].apend(1)
def t10(): sys.versio
def t11(): getattr(A(), "Blech")
class B:
    def __getattr__(self, name): raise AttributeError(name)
    foo = 1
def t12(): B().fooo
def t13():
    global some_global
    some_globa
some_global = 1
def t14(): lenn([1])
def t15():
    x = undefined_x
    undefined_y = 1
def t16(): raise NameError("custom", name="prin")
def t17(): raise AttributeError("custom", name="bleh", obj=A())
def t18(): raise AttributeError("custom")
def t19(): a.B
def t20(): Exception
def t21(): exception_
for f in (t1,t2,t3,t4,t5,t6,t7,t8,t9,t10,t11,t12,t13,t14,t15,t16,t17,t18,t19,t21): show(f)
try: A().x
except AttributeError as e: print(e.name, e.obj, e.args)
try: xx
except NameError as e: print(e.name, e.args)
