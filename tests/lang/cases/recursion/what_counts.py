# What counts in the depth of calls beside the calls of functions: each line stands in a function that
# calls itself; told is how much earlier than without it the recursion ends, and with which words.
import itertools


def probe(text):
    names = {"depth": 0, "itertools": itertools}
    exec(f"def f(n):\n    global depth\n    {text}\n    depth += 1\n    f(n)\n", names)
    try:
        names["f"](1)
    except RecursionError as e:
        return names["depth"], str(e)[32:]
    except Exception as e:
        return names["depth"], type(e).__name__


LINES = """\
int('1')
int(1)
int()
float('1')
float(1)
str(1)
str('a')
str()
repr(1)
bool(1)
list((1,))
list()
tuple([1])
dict()
dict(a=1)
set()
set([1])
frozenset([1])
range(3)
range(1,3)
enumerate([1])
zip([1])
map(len,[1])
filter(None,[1])
reversed([1])
slice(1)
object()
type(1)
super
bytearray(1)
complex(1)
memoryview(b'')
property(1)
staticmethod(1)
classmethod(1)
ValueError(1)
Exception()
KeyError('a')
max([1])
min([1])
sum([1])
sorted([1])
any([1])
all([1])
abs(1)
len('a')
hash(1)
id(1)
iter([1])
next(iter([1]))
getattr(1,'real')
hasattr(1,'real')
setattr(f,'x',1)
isinstance(1,int)
issubclass(int,int)
callable(1)
chr(97)
ord('a')
divmod(1,2)
pow(1,2)
bin(1)
hex(1)
format(1,'x')
print(end='')
input
globals()
locals()
[].append(1)
[].pop
[1].pop()
[1].extend([2])
[2,1].sort()
[1].index(1)
[].copy()
[1].insert(0,1)
[1].remove(1)
[].clear()
'a'.upper()
'a'.split()
'a'.split(',')
'a'.join([])
'a'.strip()
'a'.format(1)
'a'.replace('a','b')
'a'.startswith('a')
'a'.find('a')
'a'.isdigit()
{}.get(1)
{}.items()
{}.keys()
{}.values()
{1:2}.pop(1)
{}.setdefault(1,2)
{}.update({})
{1}.add(2)
{1}.discard(1)
f'{1}'
f'{n}'
f'{n:>3}'
'a%d'%n
n+1
n>0.5
n!='a'
n+1.5
n=='a'
'a'<'b'
[1]==[1]
(1,)==(1,)
{1}=={1}
{1:1}=={1:1}
n in [1]
'a' in 'abc'
2 in {1}
2 in {1:1}
n is 1
not n
[1][0]
{1:2}[1]
'abc'[0]
[x for x in [1]]
(x for x in [1])
(lambda:0)()
list(map(str,[1]))
itertools.count()
itertools.chain([1])
""".splitlines()
BLOCKS = (
    'if n == 1: pass',
    "if n == 'a': pass",
    'if n < 2: pass',
    'while n > 5: pass',
    'x = 1 if n == 1 else 2',
    'return f(n) if n > 0 else 0',
    'assert n == 1',
    'if not n == 2: pass',
    'if n == 2 or n == 1: pass',
    'if 0 < n < 2: pass',
    'if n == 1.0: pass',
    'for x in [1]: pass',
    'for x in range(3): pass',
    'import sys',
)
plain = probe("pass")[0]
for text in (*LINES, *BLOCKS):
    depth, words = probe(text)
    print(repr(text), plain - depth, words)
