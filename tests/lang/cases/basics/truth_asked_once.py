# In a test, each operand of and, or, not and if-else is asked for its truth once.
class B:
    def __init__(self, t): self.t = t
    def __bool__(self): print("bool", self.t); return self.t
T, F = B(True), B(False)
print("if and"); 
if F and T: print("x")
print("if or")
if T or F: print("y")
print("not and")
print(not (F and T))
print("ifexp")
print(1 if (T or F) else 2)
print("nested")
if (F and T) or (T and F): print("z")
print("value nested")
x = (F and T) or (T and F)
print("value nested 2")
x = (F and T) and T
print("while")
while F and T: pass
print("assert")
try:
    assert F and T
except AssertionError: pass
print([1 for x in [1] if F and T])
print("if ifexp")
if (F if T else T): pass
x = not not T
if not (T and not F): pass
