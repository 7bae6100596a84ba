# Chains longer than calls are deep; what the compact form leaves out; a chain in a ring.
import traceback
def chain(n, cause):
    e = None
    for i in range(n):
        new = ValueError(i)
        if cause: new.__cause__ = e
        else: new.__context__ = e
        e = new
    return e
for cause in True, False:
    text = "".join(traceback.format_exception(chain(3000, cause)))
    print(len(text), text.count("\n"), text[:100])
t = traceback.TracebackException.from_exception(chain(1500, False))
n = 0
while t: n += 1; t = t.__context__
print(n)
e = chain(3, True)
e.__context__ = KeyError(5)
for compact in True, False:
    t = traceback.TracebackException.from_exception(e, compact=compact)
    print(t.__context__, t.__cause__, t.__suppress_context__)
loop = chain(2, False)
loop.__context__.__context__ = loop
print("".join(traceback.format_exception(loop)))
