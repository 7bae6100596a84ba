# Where a mistake begins and ends, and the line that is shown of it.
import warnings

warnings.simplefilter("ignore")


def told(source):
    try:
        compile(source, "mistake.py", "exec")
        print("fine")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
for s in ["x =\n", "x =", "if x:\npass", "if x:\n", "if x:\n  y\n z\n", "try:\n  pass\nx", "for x in y\n  z", "def f(:\n", "x = (1,\n", "x = 'abc", "x = '''abc\n\n", "1a", "x = 1 +\n\n", "    x = 1", "x\n    y\n", "def f():\nx", "class A:\n\n\nx", "if 1:\n    x\nelse:\ny\n", "x = 5 5\n", "print x\n", "a b c\n", "f(x for x in y, 1)\n", "x ? y", "x = $", "\\ x", "x = \\", "x\\\n", "else:\n", ")", "x)", "(]", "{1:2, 3}", "{1, 2:3}", "f(a=1, 2)", "f(**k, *a)", "lambda: (yield)\n x", "é = 'ж' 5", "é = 1é 2", "x = 0777", "x = 0b12", "x = 0o8", "x = 1__0", "x = 1_", "x = 0x", "x = 1e", "async x", "return", "await x", "\tx\n  y", "if x:\n\ty\n        z\n", "if x:\n        y\n\tz\n", "from x import *, y", "import a.b as c.d", "del f()", "x + 1 = 2", "f() = 1", "None = 1", "x = y = 5 = z", "(x, 1) = 2", "for 1 in x: pass", "with x as 1: pass", "def f(x, x): pass", "def f(x=1, y): pass", "def f(*): pass", "global x; x = 1\ndef g():\n  x = 1\n  global x", "nonlocal x", "break", "continue", "if x = 1: pass", "while True print", "match x:\n  case 1:\n  pass", "match x:\ncase 1: pass", "try:\n  x\nfinally\n  y", "try:\n  x\ny", "try:\n x\nexcept:\n y\nexcept A:\n z", "x = f'{'", "x = f'{a b}'", "x = f'{}'", "x = f'}'", "x = f'{a!x}'", "x = b'é'", "'\\x1'", "'\\N{foo}'", "u'\\U12345678'", "x = [1,\n 2\n", "x = {\n 'a': 1\n y = 2\n", "x: int: 5", "x := 5", "(x := 5) = 6", "f(x := 1, y=2, z)", "a, b += 1", "x if y", "not", "x = yield = 1", "class A(x for x in y): pass", "@\ndef f(): pass", "assert", "raise x from", "import", "from x import", "from . import", "x..y", "x.1", "1.x", "*x", "*x = 1", "print(*)", "**x", "[*x for y in z]", "{**x for y in z}", "x = ((((", "'" , "\"\"\"", "x = 'a\nb'", "\x00", "x = “a”", "0_7", "00", "01", "@f\n", "  @f", "if x:\n  @f\n", "match x:\n case _(b=2): pass", "match x:\n case _.a: pass", "match x:\n case (_(1)): pass", "match x:\n case _ as y: pass", "match x:\n case y as _: pass", "f(1, *)", "f(1, *a, *)", "f(*a, *)", "f(a=1, *)", "f(1, **k, *a)", "def f(a=1, b, c): pass", "lambda a=1, b, c: 0", "1not2", "1not in x", "1in2", "01e", "01e5", "01.5", "01_e", "09", "09e1", "1e+x", "1.e", "x = (1 +\n     print 2)", "x = (1 +\n  2 3)", "(a,\n b) += 1\nx"]:
    told(s)
