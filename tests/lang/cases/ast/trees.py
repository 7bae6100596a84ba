import ast
src = '''
"""doc"""
import os, a.b as c
from . import x
from ..m import y as z, w
@deco(1)
def f(a, /, b: int = 1, *args, c, d=2, **kw) -> str:
    "inner doc"
    global g
    x, *y = 1, 2
    x.y[1:2, ::3] += -5
    del a[0], b
    return lambda q, r=3: (yield)
async def g():
    async with a as b, c: await d
    async for i in j: pass
    else: break
    return [i async for i in j if i if k]
class C(A, B, metaclass=M, **k):
    n: int
    m: "str" = 3
    (o): int = 1
try: pass
except (A, B) as e: raise X from y
except: raise
else: pass
finally: pass
try: pass
except* A: pass
while a < b <= c not in d is not e: continue
for (i, [j, *k]) in l: pass
if a and b or not c: assert x, "m"
elif (n := 5): pass
else: nonlocal_ = {**a, 'b': 1}
f"{a!r:>{w}} text {b}" "c" b''
match p:
    case 1 | "a" | None | -1: pass
    case [a, *_, b] if b: pass
    case {"k": v, **rest}: pass
    case C(x, y=1) as w: pass
    case _: pass
print(*a, k=1, **b, x=0x1F, y=1_000.5, z=2j, w=..., v=b'x', u=True)
{1, 2}; {i: j for i, j in k}; {i for i in j}; (i for i in j); x if y else z; await_ @ b ** c // d
'''.replace(" b''","")
t = ast.parse(src)
print(ast.dump(t))
print(ast.dump(t, indent=2))
print(ast.dump(t, annotate_fields=False)[:3000])
print(ast.dump(ast.parse("a = [1, 'é', (2,)]\ndef f(x: int): pass\n@d\nclass C: pass"), include_attributes=True, indent=1))
print(ast.dump(ast.parse("1 + 2 * x", mode="eval")), ast.dump(ast.parse("x = 1; y", mode="single")))
for s in ["1", "-1.5", "'a' 'b'", "[1, {'a': (2, None)}, {3}, True]", "1+2j", "set()", "()", "b'x'", " 5", "x", "f()", "1+1", "[1", "a.b", "-'x'", "{**{}}", "1 if 1 else 2", "{[]}"]:
    try: print(s, ast.literal_eval(s))
    except Exception as e: print(s, type(e).__name__, str(e).split(' object at')[0])
class V(ast.NodeVisitor):
    def visit_Name(self, n): print(n.id, type(n.ctx).__name__, end=' ')
    def visit_FunctionDef(self, n): print("def", n.name); self.generic_visit(n)
V().visit(t); print()
class T(ast.NodeTransformer):
    def visit_Constant(self, n): return ast.copy_location(ast.Constant(n.value * 2), n) if isinstance(n.value, int) else n
    def visit_Pass(self, n): return None
print(ast.dump(T().visit(ast.parse("x = 3\npass\ny = 'a'"))))
print([type(n).__name__ for n in ast.walk(ast.parse("a.b(c)[d]"))], ast.get_docstring(t), ast.get_docstring(t.body[4]))
n = ast.parse("x = (1 +\n  2)").body[0]; print(ast.get_source_segment("x = (1 +\n  2)", n.value), n.lineno, n.end_lineno, n.value.col_offset)
print(ast.Name("a", ast.Load())._fields, ast.Name(id="q").id, isinstance(n, ast.stmt), ast.Add.__mro__[1].__name__, ast.Constant.__match_args__)
try: ast.Name(1, 2, 3)
except TypeError as e: print(e)
try: ast.parse("def f(:")
except SyntaxError as e: print(e, e.filename, e.lineno)
match ast.parse("f(1)", mode="eval").body:
    case ast.Call(ast.Name(name), [ast.Constant(v)]): print(name, v)
