"""Random programs of classes and names: operators, scopes, patterns, context managers, exception groups,
and the tracebacks of all of it."""
from random_writer import CAUGHT, ERRORS, HEAD, MANAGER, indent

# ---- tracebacks, with the place of what failed

TRACE_HEAD = """\
import sys, traceback
def told(f, *args):
    try:
        print(f(*args))
    except BaseException as e:
        traceback.print_exception(e, file=sys.stdout)
class Bad:
    def __getattr__(self, name): raise AttributeError(name)
    def __bool__(self): raise ValueError("no truth")
    def __iter__(self): raise OSError("no items")
    def __len__(self): return -1
    def __enter__(self): return self
    def __exit__(self, *what): raise LookupError("at the exit")
    def __format__(self, spec): raise KeyError(spec)
    def __eq__(self, other): raise RuntimeError("no equal")
bad = Bad()
def deep(n): return 1 // n if n < 1 else deep(n - 1)
"""


def failing(w, depth):
    """An expression that probably fails, somewhere in it."""
    if depth <= 0:
        return w.one("1 // 0", "bad.x", "nope", "[][3]", "{}['k']", "int('x')", "deep(2)", "bad()", "-'s'", "not bad", "'é' + 1", "len(bad)", "None + 1", "'ж' * 'ж'", "a.b.c", "(yielded := bad.y)",
                     "d['x']['y']", "l[0]()", "l[1:2][0][1]", "bad == 1", "1 < bad.z", "1 < 2 < None", "f'{bad}'", "f'{1}{nope!r}'", "[*bad]", "{**bad}", "print(*bad)", "print(**{1: 2})", "lambda: 0 + x", "s.nothing", "~s",
                     "[x for x in bad]", "[y for x in l for y in bad]", "{x: x.y for x in l}", "next(x.y for x in l)", "sorted(l + ['a'])", "l[s]", "(1, 2)[a:b:0]", "d[l]", "Bad(1)", "a if bad else b", "max()", "s % ()", "s.join(l)", "a(b)(c)", "raises()")
    inner = failing(w, depth - 1)
    return w.one(f"a + {inner}", f"({inner}) * 2", f"[1, {inner}, 2]", f"print(a, {inner})", f"l[{inner}]", f"{{'k': {inner}}}", f"(lambda: {inner})()", f"[{inner} for x in l]", f"a if ({inner}) else b", f"b and ({inner})",
                 f"str({inner}).upper()", f"f'{{a}} {{{inner.replace(chr(39), chr(34))}!r:>5}}'" if "f'" not in inner and "{" not in inner and ":=" not in inner and "lambda" not in inner else f"({inner}).x",
                 f"(a,\n     {inner})", f"print(\n        {inner},\n        end='')", f"a < ({inner}) < b", f"s[{inner}:]", f"d[{inner}].x", f"(a +\n      ({inner}))", f"not ({inner})", f"{{x for x in [{inner}]}}", f"dict(a=1, b={inner})")


def failing_statement(w, depth):
    e = failing(w, w.r.randint(0, 2))
    if depth <= 0:
        return [w.one(e, f"x = {e}", f"return {e}", f"a, b = {e}", f"raise ValueError({e})", f"raise KeyError(1) from {e}", f"assert a > 9, {e}", f"assert not a", f"del l[{e}]", f"x: int = {e}", f"l[0] += {e}", f"d[{e}] = 1",
                      f"bad.x.y = {e}", "a, b = 1, 2, 3", "a, *b, c = [1]", "bad.x += 1", "del bad.x", "del nope", "from sys import nothing", "import nothing.more", "raise", "raise 5", "raise bad", "raise ValueError", f"if {e}: pass", f"while {e}: break",
                      "a += s", f"print({e}); x = 1", "global_name", f"raise ExceptionGroup('g', [ValueError(1), KeyError(2)])", "print(late); late = 1", "return deep(5000)")]
    block = lambda: indent([line for _ in range(w.r.randint(1, 2)) for line in failing_statement(w, depth - 1)])
    return w.one(["try:", *block(), f"except {w.one(*CAUGHT)} as e:", *block()], ["try:", *block(), "finally:", *block()], [f"for x in {e}:", *block()], ["for x in range(2):", *block()],
                 ["with bad:", *block()], [f"with bad as x, {e} as y:", *block()], ["if a:", *block()], ["try:", *block(), "except Exception as e:", "    e.add_note('a note\\nof two lines')", "    raise"],
                 [f"match {e}:", "    case {'k': 1}:", *indent(block()), "    case Bad(x=1):", "        pass"], ["try:", *block(), "except Exception:", f"    raise {w.one(*ERRORS)}('more') from {w.one('None', 'KeyError(1)')}"],
                 ["def inner(*args):", *block(), "inner(1)"], ["class Inner:", *block()], ["try:", *block(), f"except {e}:", "    pass"], [f"x = [({failing(w, 0)}) for y in l", f"     if ({e})]"],
                 ["with Fails() as (p, q):", *block()])


def tracebacks(w):
    lines = [TRACE_HEAD, "class Fails:", "    def __enter__(self): return 1, 2", f"    def __exit__(self, kind, e, trace): {w.one('pass', 'return True', '1 // 0', 'raise e', 'raise')}",
             f"@{w.one('(lambda f: f)', '(lambda f: lambda *a: f(*a))')}", "def raises():", f"    {failing(w, 1)}"]
    names = []
    for _ in range(w.r.randint(2, 6)):
        name = w.name("f")
        lines += [f"def {name}(a=1, b=2, c=3, s='spam'):", "    l, d, e = [3, 1], {'k': 1}, None", *indent(failing_statement(w, w.r.randint(0, 3))), ""]
        names.append(name)
    lines += [f"told({name})" for name in names]
    if w.chance(0.3):
        lines += ["def gen():", "    yield 1", *indent(failing_statement(w, 1)), f"told(list, gen())", "def outer():", "    yield from gen()", "told(list, outer())"]
    return lines


# ---- operators of classes

BINARY = {"+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "@": "matmul", "**": "pow", "<<": "lshift", "&": "and", "|": "or", "^": "xor"}
COMPARE = {"<": "lt", "<=": "le", ">": "gt", ">=": "ge", "==": "eq", "!=": "ne"}


def operators(w):
    lines = [HEAD]
    names, used = [], w.r.sample(sorted(BINARY), 4)
    for _ in range(w.r.randint(2, 4)):
        name = w.name("V")
        base = w.one("", "", *names, *names, "int", "str", "list", "dict", "float", "tuple")
        lines += [f"class {name}({base}):", f"    def __repr__(self): return '{name}!'"]
        answer = lambda: w.one("NotImplemented", f"'{name}'", "self", "other", f"({name}, other)[0].__name__", "1", "type(other).__name__", "other.missing", "1 // 0", "super().{0}(other)")
        for op in w.r.sample(used, w.r.randint(0, 4)):
            for prefix in w.r.sample(["", "r", "i"], w.r.randint(1, 3)):
                method = f"__{prefix}{BINARY[op]}__"
                lines += [f"    def {method}(self, other{w.one('', ', modulo=None') if op == '**' else ''}):", f"        print('{name}.{method}', type(other).__name__)", f"        return {answer().format(method)}"]
        for op in w.r.sample(sorted(COMPARE), w.r.randint(0, 3)):
            lines += [f"    def __{COMPARE[op]}__(self, other):", f"        print('{name}.{COMPARE[op]}')", f"        return {answer().format('__' + COMPARE[op] + '__')}"]
        for method, values in w.r.sample([("neg", ["1", "self"]), ("invert", ["'~'"]), ("bool", ["False", "1", "True"]), ("len", ["0", "3", "-1", "'x'", "True"]), ("hash", ["7", "'x'", "2**70"]), ("index", ["2", "'x'", "True"]), ("int", ["3", "2.5"]),
                                          ("float", ["1.5", "1"]), ("str", ["'text'", "5"]), ("abs", ["-1"]), ("round", ["'round'"]), ("iter", ["iter([1, 2])", "[1]", "self"]), ("next", ["next(few)"]), ("reversed", ["iter('xy')"]), ("trunc", ["9"]),
                                          ("bytes", ["b'x'", "'x'"]), ("length_hint", ["3", "-1", "'x'"]), ("complex", ["1j", "1"]), ("call", ["'called'"]), ("dir", ["['b', 'a']"]), ("sizeof", ["1"]), ("ceil", ["8"])], w.r.randint(0, 5)):
            extra = {"round": ", n=None", "call": ", *a"}.get(method, "")
            lines += [f"    def __{method}__(self{extra}): return {w.one(*values)}"]
        for method, body in w.r.sample([("getitem(self, k)", "return 'abc'[k]"), ("getitem(self, k)", "raise IndexError(k)"), ("setitem(self, k, v)", "print('set', k, v)"), ("delitem(self, k)", "print('del', k)"), ("contains(self, k)", "return k"),
                                        ("missing(self, k)", "return ('missing', k)"), ("getattr(self, n)", "return n"), ("getattr(self, n)", "raise AttributeError('no ' + n)"), ("get(self, o, t)", "return 'got'"), ("set(self, o, v)", "print('descriptor', v)"),
                                        ("set_name(self, o, n)", "print('name', n)"), ("format(self, f)", "return f or '-'"), ("class_getitem(cls, k)", "return k"), ("instancecheck(self, o)", "return True")], w.r.randint(0, 3)):
            lines += [f"    def __{method.replace('(', '__(', 1)}: {body}"]
        names.append(name)
    lines += ["class Holder:", f"    d = {w.one(*names)}()", f"    def __init__(self): self.n = {w.one(*names)}()"]
    things = lambda: w.one(*(f"{name}()" for name in names), *(f"{name}()" for name in names), "1", "'s'", "2.5", "[1]", "None", "Holder().d", "x", "True")
    lines.append(f"x = {w.one(*names)}()")
    for _ in range(w.r.randint(10, 25)):
        x, y = things(), things()
        op = w.one(*used, *used, *COMPARE)
        lines.append("show(%r, lambda: %s)" % ((what := w.one(
            f"{x} {op} {y}", f"{x} {op} {y}", f"{x} {op} {y}", f"{x} {op} {y}", f"-{x}", f"~{x}", f"bool({x})", f"len({x})", f"hash({x}) == 7", f"range(9)[{x}]", f"int({x})", f"float({x})", f"str({x})", f"abs({x})", f"round({x})", f"round({x}, 1)", f"list({x})", f"next({x})",
            f"list(reversed({x}))", f"bytes({x})", f"complex({x})", f"{x}(1)", f"{x}[1]", f"{x}['k']", f"{x}[1:2]", f"{y} in {x}", f"{x}.attr", f"Holder().d", f"setattr(Holder(), 'd', 1)", f"f'{{{x}:>4}}'", f"divmod({x}, {y})", f"pow({x}, {y}, 3)", f"sum([{x}, {y}])",
            f"max({x}, {y})", f"sorted([{x}, {y}, {x}])", f"{x} == {y} == {x}", f"not {x}", f"{x} or 0", f"[*{x}]", f"[1, 2, 3] * {x}", f"'%d %s' % ({x}, {y})", f"isinstance({y}, {w.one(*names)})", f"{w.one(*names)}[int]", f"dir({x})[:2]", f"(lambda a, b: a.__add__(b))({x}, {y})",
            f"math.trunc({x})", f"__import__('math').ceil({x})", f"[{x}].index({y})", f"({x},) == ({y},)", f"{{{x}: 1}}[{y}]", f"iter({x}) is {x}", f"operator.index({x})", f"slice({x}, {y}).indices(9)", f"'abc'.find('c', {x})", f"all([{x}, {y}])", f"min({x}, {y}, key=str)")), what))
        if w.chance(0.3):
            op = w.one(*used)
            lines += ["try:", f"    x {op}= {things()}", "    print(type(x).__name__)", "except Exception as e:", "    print(type(e).__name__, e)", f"    x = {w.one(*names)}()"]
    return ["import math, operator", "few = iter(range(9))", *lines]


# ---- whose name is whose

def scope_statements(w, depth, kind):
    """Of a "module", "class" or "function", over the names x, y, z."""
    name = lambda: w.one("x", "y", "z")
    value = lambda: w.one("1", "2", "x", "y", "z", "[x for x in range(3)]", "[y for x in range(2) for y in [x]]", "[(y := x) for x in 'ab']" if kind != "class" else "[x for x in 'ab']", "{x: z for x in 'a'}", "(lambda x=x: (x, y))()", "(lambda: x)()", "list(x for x in [y])",
                          "[[x for x in 'pq'] for y in 'rs']", "[(lambda: x)() for x in 'ab']", "sum(z for z in [1, 2])", "[f() for f in [lambda: x for x in 'ab']]", "sorted(k for k in locals() if k in 'xyz')", "'x' in globals()", "[x for y in 'ab' if (x := y)]" if kind != "class" else "3",
                          "[lambda x=x: x for x in [1]][0]()", "next(iter(z for x in 'ab' for z in x))")
    lines = []
    for _ in range(w.r.randint(2, 4)):
        if depth <= 0 or w.chance(0.6):
            lines += w.one([f"{name()} = {value()}"], [f"print({value()})"], [f"print({value()})"], [f"del {name()}"], [f"for {name()} in {value()}: pass"], [f"try: {name()} = {value()}", f"except Exception as {name()}: print(type({name()}).__name__)"],
                           ["try: 1 // 0", f"except Exception as {(n := name())}: print({n})"], [f"{name()}: int = {value()}"], [f"{name()}: int"], [f"import sys as {name()}; {name()} = 5"], [f"with Manager(True, {value()}) as {name()}: print({value()})"],
                           [f"print(({name()} := {value()}))"], [f"if {value()}: {name()} = {value()}"], [f"{name()} += 1"], [f"{name()}, *{name()} = 'abc'"], [f"print(eval('{name()}'))"], [f"exec('{name()} = 9')"], [f"print(globals().get('{name()}'))"])
        else:
            lines += scope(w, depth - 1)
    return lines


def scope(w, depth):
    kind, name = w.one("class", "function", "function"), w.name("n")
    lines = w.one([], [], [f"global {w.one('x', 'y')}"], [f"nonlocal {w.one('x', 'y', 'z')}"])
    lines += scope_statements(w, depth, kind)
    if kind == "class":
        return ["try:", f"    class {name}:", *indent(lines, 2), f"    print(sorted(k for k in vars({name}) if k in 'xyz'), {name}.__qualname__)", "except Exception as e: print(type(e).__name__, e)"]
    lines = [f"def {name}({w.one('', 'x=x', 'y=3', '*z')}):", *indent(lines)]
    return [*lines, "try:", f"    print('{name}', {name}())", f"    print({name}.__code__.co_freevars, {name}.__code__.co_cellvars)", "except Exception as e: print(type(e).__name__, e)"]


def scopes(w):
    return [MANAGER, "x, y, z = 'gx', 'gy', 'gz'", *[line for _ in range(3) for line in ["try:", *indent(scope_statements(w, 2, "module")), "except Exception as e: print(type(e).__name__, e)"]],
            *[line for _ in range(2) for line in scope(w, 2)], "print(sorted(k for k in globals() if k in 'xyz'))"]


# ---- patterns

def pattern(w, depth, n):
    """A pattern; [n] counts its names, which may stand only once."""
    def bound():
        n[0] += 1
        return f"v{n[0]}"
    inner = lambda: pattern(w, depth - 1, n)
    simple = w.one("1", "-1", "2.5", "'a'", "None", "True", "b'x'", "'ab'", "_", "int()", "str()", "bool()", "Point", "C.ONE", "1 | 2 | 'a'", "None | False", bound(), "1 + 2j")
    simple = bound() if simple == "Point" else simple
    if depth <= 0:
        return simple
    return w.one(simple, f"[{inner()}, {inner()}]", f"({inner()}, *_)", f"[{inner()}, *{bound()}]", f"[*{bound()}, {inner()}]", "[]", f"({inner()},)", f"{{'k': {inner()}}}", f"{{'k': {inner()}, **{bound()}}}", "{}", f"{{1: {inner()}, C.ONE: {inner()}}}" if w.chance(0.5) else f"{{1: {inner()}}}",
                 f"Point({inner()}, y={inner()})", f"Point(x={inner()})", f"Point({inner()}, {inner()})", "Point()", f"Point({inner()}, {inner()}, {inner()})", f"int({inner()})", f"str({bound()})", f"list({inner()})", f"({inner()}) as {bound()}", f"Sub({inner()})", f"dict() | list()", f"Empty({inner()})")


def matches(w):
    lines = [HEAD, "class Point:", "    __match_args__ = ('x', 'y')", "    def __init__(self, x, y): self.x, self.y = x, y", "    def __repr__(self): return f'Point({self.x!r}, {self.y!r})'", "class Sub(Point):",
             f"    {w.one('pass', '__match_args__ = ()', '__match_args__ = 5', '__match_args__ = [1]', '__match_args__ = (1,)', '__match_args__ = (chr(120), chr(120))')}", "class Empty: pass", "class C: ONE = 1; TEXT = 'a'", "class Seq:",
             "    def __len__(self): return 2", "    def __getitem__(self, i): return [1, 'a'][i]", f"import collections.abc; {w.one('collections.abc.Sequence.register(Seq)', 'pass')}"]
    names = []
    for _ in range(w.r.randint(1, 3)):
        name = w.name("m")
        lines += [f"def {name}(v):", "    match v:"]
        for k in range(w.r.randint(2, 7)):
            n = [0]
            text = pattern(w, w.r.randint(0, 3), n)
            guard = w.one("", "", "", f" if v{n[0]}" if n[0] else " if v", " if print('guard')", " if 1 // v")
            bound = "{" + ", ".join(f"'v{i}': v{i}" for i in range(1, n[0] + 1) if f"v{i}" in text) + "}"
            lines += [f"        case {text}{guard}:", f"            return {k}, {bound}"]
        lines += [*w.one([], ["        case _: return 'other'"]), ""]
        names.append(name)
    for _ in range(w.r.randint(10, 25)):
        subject = lambda: w.one("1", "2", "-1", "2.5", "'a'", "'ab'", "None", "True", "False", "[]", "[1, 2]", "(1, 'a')", "[1, [2, 3]]", "{'k': 1}", "{'k': [1, 2], 'j': 3}", "{1: 1}", "{}", "Point(1, 2)", "Sub('a', None)", "Point(1, [1, 2])", "Empty()", "b'x'", "[1, 2, 3, 4]", "range(3)", "1 + 2j",
                                "{1, 2}", "Seq()", "[Point(1, 1), {'k': 'a'}]", "(1,)", "bytearray(b'ab')", "collections.deque([1, 2])", "collections.defaultdict(list)", "iter([1])", "C", "3", "1.0")
        lines.append(f"show('match', {w.one(*names)}, {w.one(subject(), f'[{subject()}, {subject()}]')})")
    return ["import collections", *lines]


# ---- context managers and groups

def managers(w):
    lines = [HEAD, MANAGER, "import contextlib, io", "@contextlib.contextmanager", "def made(name):", "    print('begin', name)", "    try:", f"        {w.one('yield name', 'yield', 'x = yield name; print(x)')}", *w.one([], [f"    except {w.one(*CAUGHT)} as e: print('saw', type(e).__name__)"],
             [f"    except {w.one(*CAUGHT)} as e: raise {w.one(*ERRORS)}('changed'){w.one('', ' from e', ' from None')}"]), f"    finally: print('end', name){w.one('', '', '; 1 // 0')}", *w.one([], ["    yield 'twice'"], ["    return 5"])]
    fails = lambda: w.one("pass", "pass", f"raise {w.one(*ERRORS)}({w.r.randint(0, 9)})", "return 'returned'", "1 // 0", "print('inside')", "raise StopIteration(3)", "break", "continue")
    context = lambda: w.one("made('a')", "made('b')", f"Manager({w.chance(0.3)}, 'm')", f"contextlib.suppress({w.one(*ERRORS)}, {w.one(*ERRORS)})", "contextlib.nullcontext(3)", "contextlib.closing(gen())", "contextlib.redirect_stdout(io.StringIO())", "contextlib.ExitStack()", "5", "gone")
    lines += ["def gen():", "    try: yield 1", "    finally: print('closed')", "once = made('once')"]
    names = []
    for _ in range(w.r.randint(2, 5)):
        name = w.name("f")
        body = w.one([f"with {context()} as x, {context()} as y:", "    print(x if isinstance(x, (int, str)) else 0)", f"    {fails()}"], [f"with ({context()} as x, {context()}):", f"    {fails()}"], ["with once as x:", f"    {fails()}"], ["@made('decorator')", "def inner():", f"    {w.one('pass', '1 // 0', 'return 4')}", "print(inner())", "print(inner())"],
                     ["with contextlib.ExitStack() as stack:", f"    stack.callback(print, 'callback', end='!\\n')", f"    print(stack.enter_context({context()}) is None)", f"    stack.push({w.one('Manager(False, 1)', 'lambda *e: print(e[0])', 'lambda *e: True', 'lambda *e: 1 // 0')})", "    kept = stack.pop_all()" if w.chance(0.3) else "    kept = stack", f"    {fails()}", "kept.close()"],
                     ["try:", f"    with {context()}:", f"        with {context()}:", f"            {fails()}", f"except {w.one(*CAUGHT)} as e: print('caught', type(e).__name__, e)", f"else: print('else')"])
        lines += [f"def {name}():", "    for i in range(2):", *indent(body, 2), "    return 'end'", f"show('{name}', {name})"]
        names.append(name)
    return lines


def group(w, depth):
    leaf = f"{w.one(*ERRORS, 'KeyboardInterrupt' if w.chance(0.1) else 'ValueError')}({w.r.randint(0, 9)})"
    if depth <= 0:
        return leaf
    return f"{w.one('ExceptionGroup', 'ExceptionGroup', 'BaseExceptionGroup', 'Mine')}('{w.one('p', 'q', 'r')}', [{', '.join(group(w, depth - w.r.randint(1, 2)) for _ in range(w.r.randint(1, 3)))}])"


def groups(w):
    lines = [HEAD, "import sys, traceback", "class Mine(ExceptionGroup):", *w.one(["    pass"], ["    def derive(self, parts): return Mine('derived', parts)"]), "def tell(e):", "    if isinstance(e, BaseExceptionGroup): return f'{type(e).__name__}[{e.message}: {\", \".join(map(tell, e.exceptions))}]'",
             "    return e and f'{type(e).__name__}({e}) {type(e.__context__).__name__} {type(e.__cause__).__name__}'"]
    for _ in range(w.r.randint(2, 5)):
        name = w.name("f")
        kinds = lambda: w.one(*ERRORS, *ERRORS, "(ValueError, KeyError)", "Mine", "BaseException", "ExceptionGroup" if w.chance(0.1) else "OSError")
        lines += [f"def {name}():", "    for i in range(2):", "        try:", f"            {w.one('raise ', 'raise ', 'raise ', 'x = ')}{group(w, w.r.randint(0, 3))}{w.one('', '', ' from KeyError(1)')}"]
        for _ in range(w.r.randint(1, 3)):
            lines += [f"        except* {kinds()} as e:", f"            print('part', tell(e))", f"            {w.one('pass', 'pass', 'raise', f'raise {w.one(*ERRORS)}(0)', 'raise e', 'raise e.exceptions[0]', 'x = [e]', 'raise ValueError(9) from None')}"]
        lines += w.one([], ["        else: print('else')"], []) + w.one([], ["        finally: print('finally')"])
        lines += w.one([f"try: {name}()", "except BaseException as e: print(tell(e))"], [f"try: {name}()", "except BaseException as e: traceback.print_exception(e, file=sys.stdout)"], [f"show('{name}', {name})" if w.chance(0.5) else f"try: {name}()\nexcept* BaseException as e: print(tell(e))"])
        e, test = group(w, 2), w.one("ValueError", "(KeyError, OSError)", "lambda e: isinstance(e, LookupError)", "ExceptionGroup", "lambda e: 1 // 0", "5")
        lines += ["try:", f"    e = {e}", f"    print(tell(e.subgroup({test})), [tell(p) for p in e.split({test})], str(e), repr(e))", "except Exception as e: print(type(e).__name__, e)"]
    return lines


KINDS = (tracebacks, operators, scopes, matches, managers, groups)
