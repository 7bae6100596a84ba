# print and exec of Python 2 in a program that cannot be read: also where they would be fine.
def told(source):
    try:
        compile(source, "p.py", "exec")
        print("fine")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
for s in "print* (x, y)", "print *x", "print*x, y", "print*x", "print -1", "print - x", "print + x", "print ~x", "print not x", "print lambda: x", "print await x", "print {x}", "print [x]", "print (x)", "print (x) y", "print *x, *y", "exec *x", "exec -x", "print ** x", "print yield", "print x", "y = print* 2", "f(print*x)", "print*", "print *x if y else z", "print * x * y", "print.x", "print **x", "print ...", "print `x`", "print 'a' % x", "print(x) * y", "print * (x", "a = [print * x]":
    for rest in "", "\n:\n", "\nx = = 1\n", "; x x":
        print(repr(s + rest), end=" ")
        told(s + rest)
