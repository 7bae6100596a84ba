e=ExceptionGroup("m",[ValueError(1),TypeError(2)])
print(e.__suppress_context__)
a,b=e.split(ValueError)
print(a.__suppress_context__, a.__cause__, b.args)
for f in (lambda:ExceptionGroup(), lambda:ExceptionGroup(1,2), lambda:ExceptionGroup("a",2), lambda: ExceptionGroup("a",[]), lambda: ExceptionGroup("a",[1]), lambda:ExceptionGroup("a",[KeyboardInterrupt()]), lambda:ExceptionGroup("a",[ValueError], x=1), lambda:ExceptionGroup("a",[ValueError()], x=1),lambda: e.split(), lambda:e.split(1), lambda:e.split((1,)),lambda: e.split(print), lambda: e.split(int), lambda:e.split(lambda x: 1/0), lambda: setattr(e,"message","x"), lambda:setattr(e,"exceptions",1), lambda:e.subgroup(1,2), lambda:e.derive(), lambda: e.derive([]), lambda:ExceptionGroup("a",{1}), lambda: ExceptionGroup(exceptions=[], message="x")):
    try: print(f())
    except BaseException as x: print(type(x).__name__, x)
class MyE(ExceptionGroup): pass
try: MyE("a",[KeyboardInterrupt()])
except TypeError as x: print(x)
class MyB(BaseExceptionGroup): pass
print(repr(MyB("a",[ValueError()])), type(BaseExceptionGroup("a",[ValueError()])), type(BaseExceptionGroup("a",[KeyboardInterrupt()])))
print(repr(MyB("a",[ValueError()]).derive([ValueError()])))
print(ExceptionGroup.__mro__, ExceptionGroup.__module__, BaseExceptionGroup.__bases__)
print(ExceptionGroup[int], str(ExceptionGroup("a",[ValueError()])))
print(e.message, e.exceptions)
print(e.subgroup(lambda x: isinstance(x, ValueError)), e.subgroup(KeyError), e.split(KeyError), e.split(ExceptionGroup)[0] is e)
