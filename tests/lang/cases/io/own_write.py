import sys, contextlib, io
old = sys.stdout.write
calls = []
def w(s): calls.append(s); return old(s.upper())
sys.stdout.write = w
print('a', 'b', sep='-')
print('x', file=sys.stdout, flush=True)
print('err?')
sys.stdout.writelines(['q\n'])
with contextlib.redirect_stdout(io.StringIO()) as f: print('hidden')
del sys.stdout.write
print(calls, f.getvalue())
sys.stdout.tag = 5
print(sys.stdout.tag)
