def g():
    try:
        yield 1
    finally:
        print("cleaned")
i = g()
next(i)
del i
print("after")
def f():
    j = g()
    next(j)
f()
print("end")
for x in g():
    break
print("loop")
