"""Writes random programs: program(seed) is the text of one. Every program ends, prints no address
and no time, and does the same on every run of CPython 3.11 with PYTHONHASHSEED=0.

A function of this file that writes statements returns a list of lines; `depth` says how much may
still be nested.
"""
import random

ERRORS = ["ValueError", "KeyError", "IndexError", "TypeError", "ZeroDivisionError", "RuntimeError", "LookupError",
          "ArithmeticError", "StopIteration", "Exception", "OSError", "NameError", "AttributeError"]
CAUGHT = ERRORS + ["(ValueError, KeyError)", "(TypeError, LookupError)", "BaseException", "Exception", "Exception"]
HEAD = """\
def show(what, f, *args, **kwargs):
    try:
        print(what, "->", f(*args, **kwargs))
    except Exception as e:
        print(what, "!!", type(e).__name__, e, "|", type(e.__context__).__name__, type(e.__cause__).__name__)
"""


def indent(lines, by=1):
    return ["    " * by + line for line in lines]


class Writer:
    """The choices of one program."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.n = 0

    def chance(self, p):
        return self.r.random() < p

    def one(self, *things):
        return self.r.choice(things)

    def name(self, prefix):
        self.n += 1
        return f"{prefix}{self.n}"

    # ---- expressions, over the variables a, b, c (ints), s, t (texts), l, m (lists), d (a dict)

    def number(self):
        return self.one("0", "1", "2", "3", "-1", "7", "10", "255", "2**40", "-2**63", "10**20", "1.5", "-0.0", "True",
                        "0.1", "1e16", "a", "b", "c", str(self.r.randint(-1000, 1000)))

    def text(self):
        return self.one("s", "t", "''", "'abc'", "'Hello World'", "'a,b,,c'", "'  x '", "'\\u0416\\xe9'", "'%d'", "'tab\\t'",
                        "'{}'", "str(a)", "repr(l)", "'x' * 3")

    def box(self, depth):
        return self.one("l", "m", "[]", "list(d)", "[1, 2, 3]", "(1, 2)", "range(5)", "sorted(d)", "s", "d.values()",
                        "[a, b, c]", f"[{self.expression(depth - 1)}, {self.expression(depth - 1)}]")

    def arithmetic(self, depth):
        a, b = self.expression(depth - 1), self.number()
        op = self.one("+", "-", "*", "//", "%", "/", "<", "<=", "==", "!=", ">", "and", "or", "&", "|", "^")
        return self.one(f"({a} {op} {b})", f"({b} {op} {a})", f"-({a})", f"not {a}", f"abs({b})", f"divmod({b}, {self.number()})",
                        f"({self.number()}) ** {self.r.randint(-2, 6)}", f"({self.number()}) << {self.r.randint(0, 70)}",
                        f"int({b})", f"float({b})", f"round({b}, {self.r.randint(-2, 3)})", f"({a} if {b} else {self.number()})",
                        f"({self.number()} < {self.number()} <= {self.number()})", f"hash({b})", f"bool({a})", f"~int({b})",
                        f"min({b}, {self.number()})", f"max({b}, {self.number()}, key=abs)", f"pow(int({b}), 3, 7)")

    def texts(self, depth):
        s = self.text()
        return self.one(
            f"{s} + {self.text()}", f"{s} * {self.r.randint(-1, 3)}", f"{s}.upper()", f"{s}.split({self.one('', repr(','), 'None, 1')})",
            f"{s}.replace({self.one(repr('a'), repr(''), repr('l'))}, {self.text()})", f"{self.text()} in {s}", f"{s}[{self.index()}]",
            f"{s}[{self.slice()}]", f"','.join(map(str, {self.box(depth)}))", f"len({s})", f"{s}.find({self.text()})",
            f"{s}.center({self.r.randint(0, 12)}, '*')", f"{s}.strip()", f"{s}.title()", f"f'{{{self.variable()}!r:>{self.r.randint(1, 12)}}}'",
            f"f'{{{self.variable()}}}|{{{self.number()}:{self.one('5', '<6', '08.3f', '+', ',', 'x', 'e', '')}}}'", f"'%s-%r' % ({self.variable()}, {self.text()})",
            f"'{{0}} {{x}} {{0!r}}'.format({self.expression(0)}, x={self.variable()})", f"sorted({s})", f"{s}.partition('l')", f"{s} < {self.text()}",
            f"list(reversed({s}))", f"{s}.encode()", f"{s}.isalpha()", f"ascii({s})", f"{s}.count('l')", f"{s}.zfill(6)", f"{s}.casefold()",
            f"{s}.startswith(('a', 'H'))", f"[*{s}]", f"{s}.rsplit(None, 1)", f"{s}.splitlines()", f"ord({s}[0])", f"int({s})")

    def index(self):
        return self.one("0", "-1", "1", "2", "a", "-3", "5")

    def slice(self):
        return ":".join(self.one("", "0", "1", "-1", "2", "3", "-2") for _ in range(self.r.randint(2, 3))).replace(":0", ":1")

    def boxes(self, depth):
        box = self.box(depth)
        return self.one(
            f"list({box})", f"tuple({box})", f"len({box})", f"sum({box})", f"max({box})", f"min({box}, default=None)", f"{box}[{self.index()}]",
            f"list({box})[{self.slice()}]", f"{self.expression(0)} in {box}", f"list(enumerate({box}, {self.r.randint(0, 3)}))",
            f"list(zip({box}, {self.box(depth)}))", f"sorted({box}, key=str, reverse={self.chance(0.5)})", f"list(map(str, {box}))",
            f"list(filter(None, {box}))", f"dict.fromkeys({box}, {self.number()})", f"dict(zip({box}, {self.box(depth)}))", f"set({self.one('l', 'm', '[1, 2, 1]')})",
            f"sorted(set(map(str, {box})) {self.one('|', '&', '-', '^')} set(map(str, {self.box(depth)})))", f"any({box})", f"all({box})",
            f"list(reversed(list({box})))", f"d.get({self.expression(0)}, {self.number()})", f"d[{self.one('1', repr('k'), 'a')}]", "list(d.items())",
            f"{{**d, {self.number()}: {self.variable()}}}", f"[*{box}, *{self.box(depth)}]", f"list({box}) + [{self.number()}]", f"list({box}) * 2",
            f"(lambda *p, **k: (p, k))(*{box}, z={self.number()})", f"l == {box}", f"list({box}) < list({self.box(depth)})", "l.pop()", "l.append(a)",
            f"m.insert({self.index()}, {self.number()})", "m.remove(1)", "d.pop('k', None)", "d.setdefault(a, b)", "m.reverse()", "l.sort(key=str)",
            f"l.extend({box})", "m.clear()", "l.index(2)", "d.update(x=1)", f"iter({box}).__next__()", f"next(iter({box}), 'end')", "frozenset([1, 2]) | {3}")

    def comprehension(self, depth):
        value, test = self.one("x", "x * 2", "str(x)", "(x, a)", "[x] * 2", "x and x"), self.one("", " if x", " if x != 2", " if str(x) > '1'")
        box, more = self.box(depth), self.one("", "", f" for y in {self.one('range(2)', 'str(x)', '(x, x)')}")
        return self.one(f"[{value} for x in {box}{test}{more}]", f"{{str({value}): x for x in {box}{test}}}", f"sorted({{str(x) for x in {box}{more}{test}}})",
                        f"list({value} for x in {box}{test})", f"[[y for y in str(x)] for x in {box}]", f"[z := x for x in {box}]",
                        f"sum(len(str(x)) for x in {box}{test})", f"[(lambda: x)() for x in {box}]", f"[f() for f in [lambda: x for x in {box}]]")

    def variable(self):
        return self.one("a", "b", "c", "s", "t", "l", "m", "d")

    def expression(self, depth):
        if depth <= 0:
            return self.one(self.variable(), self.number(), self.text())
        return self.one(self.arithmetic, self.texts, self.boxes, self.comprehension, self.arithmetic)(depth)

    # ---- statements that nest everything that can end a block

    def flow(self, depth, in_loop, gives=""):
        """One statement; `gives` is what a generator or coroutine does in between ("yield", "await …")."""
        say = f"print({self.r.randint(0, 99)}, {self.one('i', 'x', repr('-'))})"
        if depth <= 0:
            options = ["pass", say, say, say, f"return {self.number()}", f"raise {self.one(*ERRORS)}({self.r.randint(0, 9)})", "x += 1", "1 // (x % 3)",
                       f"x = {self.r.randint(0, 9)}", "raise", "assert x % 2, x", "[][x]", "{}[x]", "del i", "i = x"]
            if in_loop:
                options += ["break", "continue", "continue", "break"]
            if gives == "yield":
                options += ["yield x", "x = yield i", "print('got', (yield x))", "yield", "yield x"]
            elif gives:
                options += self.r.choices(["await pause()", "await asyncio.sleep(0)", f"await asyncio.sleep({self.delay()})", f"x = await later({self.delay()}, x)"], k=4)
            return [self.one(*options)]
        kind = self.r.randrange(12)
        block = lambda loop=in_loop: indent(self.flows(depth - 1, loop, gives))
        if kind < 4:
            lines = ["try:", *block()]
            n_handlers = self.r.randint(0, 2)
            for _ in range(n_handlers):
                lines += [f"except {self.one(*CAUGHT)}{self.one('', ' as e')}:", *indent([self.one("print('caught', x)", "print('caught', type(e).__name__ if 'e' in locals() else 0)")]), *block()]
            if n_handlers and self.chance(0.3):
                lines += ["else:", *block()]
            if not n_handlers or self.chance(0.6):
                lines += ["finally:", "    print('finally', x)", *block()]
            return lines
        if kind == 4:
            return [f"for i in range({self.r.randint(0, 3)}):", *block(True), *(["else:", *block()] if self.chance(0.4) else [])]
        if kind == 5:
            n = self.name("n")
            return [f"{n} = 0", f"while {n} < {self.r.randint(1, 3)}:", f"    {n} += 1", *block(True), *(["else:", *block()] if self.chance(0.4) else [])]
        if kind == 6:
            return [f"with Manager({self.one('True', 'False', 'False')}, x){self.one('', ' as x')}:" if self.chance(0.7) else "with Manager(False, 1), Manager(x, 2):", *block()]
        if kind == 7:
            return ["if x % 2:", *block(), "else:", *block()]
        if kind == 8:
            return [f"raise {self.one(*ERRORS)}('{self.r.randint(0, 9)}') from {self.one('None', 'KeyError(1)', 'OSError')}"]
        if kind == 9:
            return ["match x % 4:", "    case 0 | 1:", *indent(block()), "    case y if y == 2:", *indent(block()), "    case _:", *indent(block())]
        if kind == 10 and gives and gives != "yield":
            return [self.one("async with AsyncManager(x):", f"async for i in agen({self.r.randint(0, 3)}):", f"async with asyncio.timeout({self.delay()}):"), *block()]
        return [say, *self.flow(0, in_loop, gives)]

    def flows(self, depth, in_loop, gives=""):
        return [line for _ in range(self.r.randint(1, 3)) for line in self.flow(depth, in_loop, gives)]

    def delay(self):
        return self.one("0", f"{self.r.randint(1, 9_000_000) / 1000}", f"{self.r.randint(1, 9_000_000) / 1000}")


MANAGER = """\
class Manager:
    def __init__(self, swallows, name):
        self.swallows, self.name = swallows, name
    def __enter__(self):
        print("enter", self.name)
        return 5
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallows
"""


def expressions(w):
    lines = [HEAD, "a, b, c = 5, -3, 12", "s, t = 'spam', 'Eggs, ham'", "l, m = [3, 1, 2], [1, 'x', '']", "d = {1: 'one', 'k': [2]}"]
    for i in range(w.r.randint(10, 30)):
        lines.append(f"show({i}, lambda: {w.expression(w.r.randint(1, 3))})")
        if w.chance(0.2):
            target = w.one("a", "b", "c")
            lines += ["try:", f"    {target} = {w.arithmetic(1)}", "except Exception as e:", "    print(type(e).__name__, e)"]
    lines.append(f"print({w.expression(2)})")
    return lines


def flows(w):
    lines = [HEAD, MANAGER]
    names = []
    for _ in range(w.r.randint(1, 4)):
        name = w.name("f")
        lines += [f"def {name}(x, i=7):", *indent(w.flows(w.r.randint(2, 4), False)), ""]
        names.append(name)
    for name in names:
        lines += [f"for arg in range({w.r.randint(1, 5)}):", f"    show(('{name}', arg), {name}, arg)"]
    if w.chance(0.5):
        lines.append(f"{w.one(*names)}(0)")
    return lines


def drive(w, name):
    """Statements that drive the generator `name` at random."""
    lines = []
    for _ in range(w.r.randint(3, 12)):
        do = w.one(f"next, {name}", f"next, {name}", f"next, {name}, 'end'", f"{name}.send, {w.one('None', '1', '2')}", f"{name}.throw, {w.one(*ERRORS)}({w.r.randint(0, 9)})",
                   f"{name}.throw, {w.one(*ERRORS)}", f"{name}.close", f"list, {name}", f"lambda: {name}.gi_frame is None", f"{name}.throw, GeneratorExit", f"lambda: {name}.gi_running")
        weight = 0.25 if "close" in do or "list" in do or "throw" in do else 1
        if w.chance(weight):
            lines.append(f"show({do.split(',')[0].split('.')[-1]!r}, {do})")
    return lines


def generators(w):
    lines = [HEAD, MANAGER]
    names = []
    for _ in range(w.r.randint(1, 4)):
        name = w.name("g")
        body = w.flows(w.r.randint(1, 3), False, "yield")
        if names and w.chance(0.7):
            inner = w.one(*names)
            body += w.one([f"x = yield from {inner}(x)"], ["try:", f"    print('result', (yield from {inner}(x)))", "finally:", "    print('left', x)"],
                          ["try:", f"    yield from {inner}(2)", f"except {w.one(*CAUGHT)} as e:", "    print('inside', type(e).__name__)", "    yield 'more'"],
                          [f"for i in {inner}(x):", "    yield i", "    if i == 3: return i"], ["yield from [x, i]", "yield from 'ab'"])
        lines += [f"def {name}(x=1, i=0):", "    yield x", *indent(body), ""]
        names.append(name)
    for name in names:
        for k in range(w.r.randint(1, 3)):
            lines += [f"o = {name}({k})", *drive(w, "o")]
            if w.chance(0.3):
                lines.append(w.one("del o", "o = None", "show('again', next, o, None)"))
    if w.chance(0.3):
        lines.append(f"for x in {w.one(*names)}(1): print(x)")
    return lines


def classes(w):
    lines = [HEAD]
    names = []
    methods = ["def m(self, *a):", "def n(self, k=1):", "def __repr__(self):", "def __eq__(self, o):", "def __len__(self):", "def __call__(self, *a, **k):",
               "def __getattr__(self, n):", "def __getitem__(self, k):", "def __add__(self, o):", "def __radd__(self, o):", "def __iter__(self):",
               "def __contains__(self, k):", "def __bool__(self):", "def __lt__(self, o):", "def __hash__(self):", "def __str__(self):", "def __iadd__(self, o):",
               "def __init_subclass__(cls, **k):", "def __enter__(self):", "def __neg__(self):", "def __format__(self, f):", "def __setattr__(self, n, v):",
               "def __delattr__(self, n):", "def __int__(self):", "def __index__(self):", "def __del__(self):", "def __getattribute__(self, n):"]
    values = {"__repr__": "f'<{type(self).__name__}>'", "__str__": "'str'", "__eq__": "isinstance(o, int)", "__len__": "2", "__bool__": "False", "__iter__": "iter([1, 2])",
              "__hash__": "3", "__int__": "4", "__index__": "1", "__format__": "'fmt' + f", "__contains__": "k == 1", "__lt__": "True", "__getattr__": "n[:1] * 2 if n[:2] != '__' else object.__getattribute__(self, n)",
              "__enter__": "self", "__getitem__": "[5, 6, 7][k]", "__getattribute__": "object.__getattribute__(self, n)"}
    for _ in range(w.r.randint(2, 5)):
        name = w.name("C")
        bases = w.r.sample(names, min(len(names), w.r.randint(0, 2)))
        lines += [f"try:", f"    class {name}({', '.join(bases)}):", f"        v = {w.r.randint(0, 9)}"]
        for method in w.r.sample(methods, w.r.randint(1, 6)):
            word = method[4:method.index("(")]
            value = values.get(word, w.one("self.v", "1", "NotImplemented", "(type(self).__name__, 'x')", "self", "super().v", f"super().{word}()"))
            if word in ("__init_subclass__",):
                lines += ["        " + method, f"            print('subclass', cls.__name__)", "            super().__init_subclass__(**k)"]
            elif word in ("__setattr__",):
                lines += ["        " + method, "            print('set', n)", "            object.__setattr__(self, n, v)"]
            elif word in ("__delattr__", "__del__"):
                lines += ["        " + method, f"            print('{word}', type(self).__name__)"]
            else:
                lines += ["        " + method] + ([f"            print('{word}', type(self).__name__)"] if w.chance(0.5) and word != "__getattribute__" else []) + [f"            return {value}"]
        lines += w.r.choice([[], ["        @property", f"        def p(self): return self.v + 1"], ["        @classmethod", "        def k(cls, *a): return cls.__name__, a"],
                             ["        @staticmethod", "        def q(*a): return a"], ["        def __init__(self, *a, **k):", f"            print('init', '{name}', len(a))", "            super().__init__()", "            self.w = 1"],
                             ["        __slots__ = ('y', 'z')"]])
        lines += [f"except TypeError as e:", "    print('class', e)", f"    class {name}: v = 0"]
        names.append(name)
    for _ in range(w.r.randint(8, 20)):
        x, y = w.one(*names), w.one(*names)
        lines.append("show(%r, lambda: %s)" % ((what := w.one(
            f"{x}().m(1)", f"{x}().n()", f"repr({x}())[:9] != '' and {x}.__mro__[0].__name__", f"{x}() == 1", f"{x}() == {y}()", f"len({x}())", f"{x}()()", f"{x}().zz", f"{x}()[1]",
            f"{x}() + 1", f"1 + {x}()", f"{x}() + {y}()", f"list({x}())", f"1 in {x}()", f"bool({x}())", f"{x}() < {y}()", f"hash({x}()) == 3", f"str({x}())[:4] != '<__m'", f"{x}().p", f"{x}.k(1)",
            f"{x}.q(2)", f"[c.__name__ for c in {x}.__mro__]", f"isinstance({x}(), {y})", f"issubclass({x}, {y})", f"format({x}(), 'z')[:3] != '<__'", f"setattr({x}(), 'y', 1)", f"delattr({x}(), 'y')",
            f"{x}.v", f"getattr({x}(), 'nope', 'no')", f"sorted(k for k in vars({x}) if k[0] != '_')", f"-{x}()", f"[1, 2, 3][{x}()]", f"int({x}())", f"super({x}, {x}()).v", f"{x}(1)", f"hasattr({x}(), 'w')",
            f"type({x}()).__name__", f"{x}().__class__.__qualname__", f"max({x}(), {y}(), key=lambda o: type(o).__name__).v")), what))
    return lines


def closures(w):
    lines = [HEAD, "import functools", "log = []"]
    names = []
    for _ in range(w.r.randint(1, 4)):
        name = w.name("f")
        params = w.one("p", "p, q=2", "p, *rest", "p, q=2, *rest, k=3, **more", "p, /, q=5, *, k=7", "p=1, **more", "p, q=[]")
        body = ["n = 0", "def inner(x=p):", f"    {w.one('nonlocal n', 'global total', 'pass')}", "    " + w.one("n = x", "total = x", "return n", "n = n", "total = 1"), "    return " + w.one("x", "n", "p", "x, p", "total", "lambda: (x, p)")]
        body += [w.one("inner()", "n = inner", "fs = [lambda y=i: (y, n) for i in range(2)]", "fs = [lambda: i for i in range(2)]", "q = p", "del p", "more = 1")]
        body += ["return " + w.one("inner", "inner()", "n", "p", "inner(4), n", "locals().keys() - {'inner', 'fs'} and sorted(k for k in locals())", "[f() for f in fs]", "q", "more", "rest")]
        decorator = w.one([], [], ["@functools.cache"], ["@(lambda f: lambda *a, **k: (f.__name__, f(*a, **k)))"], ["@functools.wraps(print)"])
        lines += [*decorator, f"def {name}({params}):", *indent(body), ""]
        names.append(name)
    for _ in range(w.r.randint(5, 15)):
        f = w.one(*names)
        args = w.one("1", "1, 2", "", "1, 2, 3", "*[1, 2]", "1, k=4", "**{'p': 1}", "1, p=2", "1, z=3", "1, *(2,), **{'k': 3}", "q=1, p=2", "1, 2, k=3, k2=4")
        call = f"{f}({args})"
        lines.append("show(%r, lambda: %s)" % (call, w.one(f"(lambda v: v() if callable(v) else v)({call})", f"(lambda v: callable(v) or v)({call})")))
    plain = "getattr({0}, '__wrapped__', {0})".format
    lines += ["show('total', lambda: total)", f"show('names', lambda: {plain(w.one(*names))}.__code__.co_varnames)",
              f"show('defaults', lambda: {plain(w.one(*names))}.__defaults__)"]
    return lines


ASYNC_HEAD = """\
import asyncio
class AsyncManager:
    def __init__(self, name):
        self.name = name
    async def __aenter__(self):
        print("aenter", self.name)
        await asyncio.sleep(0)
        return 5
    async def __aexit__(self, kind, value, trace):
        print("aexit", self.name, kind and kind.__name__)
        await asyncio.sleep(0)
        return self.name == 3
async def pause():
    print("pause", asyncio.current_task().get_name())
    await asyncio.sleep(0)
async def later(delay, value):
    await asyncio.sleep(delay)
    return value + 1
async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(i % 2)
            yield i
    finally:
        print("agen ends")
def tell(x):
    if isinstance(x, BaseException): return f"{type(x).__name__}({', '.join(map(tell, x.exceptions)) if isinstance(x, BaseExceptionGroup) else x})"
    if isinstance(x, asyncio.Task): return f"{x.get_name()}:{x.done()}:{x.cancelled()}"
    if isinstance(x, (list, tuple)): return "[" + ", ".join(map(tell, x)) + "]"
    if isinstance(x, (set, dict)): return "{" + ", ".join(sorted(map(tell, x))) + "}"
    return repr(x)
async def attempt(what, aw):
    try:
        print(what, "->", tell(await aw))
    except (Exception, asyncio.CancelledError) as e:
        print(what, "!!", tell(e))
"""


def awaitable(w, names, depth=2):
    call = lambda: f"{w.one(*names)}({w.r.randint(0, 4)})"
    if depth <= 0 or w.chance(0.3):
        return call()
    inner = lambda: awaitable(w, names, depth - 1)
    many = lambda: ", ".join(inner() for _ in range(w.r.randint(1, 3)))
    tasks = lambda: "[" + ", ".join(f"asyncio.ensure_future({inner()})" for _ in range(w.r.randint(1, 3))) + "]"
    return w.one(f"asyncio.gather({many()}, return_exceptions={w.chance(0.5)})", f"asyncio.wait_for({inner()}, {w.delay()})", f"asyncio.shield({inner()})",
                 f"asyncio.wait({tasks()}, timeout={w.one('None', w.delay())}, return_when=asyncio.{w.one('FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED')})",
                 f"asyncio.create_task({call()}, name='t{w.r.randint(1, 9)}')")


def tasks(w):
    lines = [ASYNC_HEAD, MANAGER]
    names = []
    for _ in range(w.r.randint(2, 5)):
        name = w.name("c")
        body = w.flows(w.r.randint(1, 3), False, "await")
        if names and w.chance(0.6):
            body.insert(w.r.randint(0, len(body)) if all(not line.startswith((" ", "else", "except", "finally", "case")) for line in body) else 0,
                        w.one(f"await attempt('in {name}', {awaitable(w, names)})", f"x = 1; await {awaitable(w, names, 1)}", f"print('child', tell(await asyncio.create_task({w.one(*names)}(x), name='child {name}')))"))
        lines += [f"async def {name}(x=1, i=0):", f"    print('{name} begins', x)", "    await asyncio.sleep(0)", *indent(body), ""]
        names.append(name)
    lines += ["async def main():", "    q = asyncio.Queue(2); lock = asyncio.Lock(); event = asyncio.Event(); sem = asyncio.Semaphore(2); kept = []"]
    lines += indent(["async def put(n):", "    for i in range(n):", f"        await asyncio.sleep({w.delay()})", "        await q.put(i); print('put', i)",
                     "async def get(n):", "    for i in range(n): print('got', await q.get()); q.task_done()", "async def locked(n):", f"    async with {w.one('lock', 'sem')}:",
                     "        print('locked', n)", f"        await asyncio.sleep({w.delay()})", "    print('free', n)", "async def waits(n):", "    await event.wait(); print('event', n)",
                     "async def sets():", f"    await asyncio.sleep({w.delay()}); event.set(); print('set')"])
    for i in range(w.r.randint(2, 7)):
        call = f"{w.one(*names)}({w.r.randint(0, 4)})"
        lines += indent(w.one(
            [f"await attempt({i}, {awaitable(w, names)})"], [f"await attempt({i}, {awaitable(w, names)})"], [f"kept.append(asyncio.create_task({call}, name='k{i}'))"],
            [f"kept.append(asyncio.create_task(attempt('task {i}', {awaitable(w, names)}), name='k{i}'))", f"await asyncio.sleep({w.delay()})"],
            ["if kept: print('cancel', kept[-1].cancel(%s))" % w.one("", "'msg'"), "await asyncio.sleep(0)"],
            [f"await attempt({i}, asyncio.gather(put(3), get(3)))"], [f"await attempt({i}, asyncio.wait_for(asyncio.gather(put(2), get(3)), {w.delay()}))"],
            [f"await attempt({i}, asyncio.gather(locked(1), locked(2), locked(3)))"], [f"await attempt({i}, asyncio.gather(waits(1), sets(), waits(2)))"],
            ["try:", f"    async with asyncio.timeout({w.delay()}):", f"        print('in time', tell(await {awaitable(w, names)}))", "except TimeoutError: print('late')", "except Exception as e: print('other', tell(e))"],
            ["try:", "    async with asyncio.TaskGroup() as tg:", f"        one = tg.create_task({call}, name='g1')", f"        tg.create_task({w.one(*names)}(2), name='g2')", f"        {w.one('await asyncio.sleep(0)', 'raise KeyError(1)', 'pass', 'one.cancel()')}",
             "    print('group', tell(one))", "except* ValueError as e: print('values', tell(e))", "except* Exception as e: print('rest', tell(e))"],
            [f"for f in asyncio.as_completed([asyncio.create_task({call}), asyncio.create_task({w.one(*names)}(3))]{w.one('', ', timeout=' + w.delay())}): await attempt('as', f)"],
            [f"asyncio.get_running_loop().call_later({w.delay()}, print, 'later', {i})", f"asyncio.get_running_loop().call_soon(print, 'soon', {i})"],
            [f"async for x in agen({w.r.randint(1, 3)}): print('item', x)"], ["print([x async for x in agen(2)], await later(1, 2))"], [f"await asyncio.sleep({w.delay()})"],
            ["print(sorted(t.get_name() for t in asyncio.all_tasks() if not t.get_name().startswith('Task-')))"]))
    lines += indent(["for t in kept: await attempt(t.get_name(), t)" if w.chance(0.7) else "print(len(kept))", "return 'end'"])
    lines += ["", w.one("print(asyncio.run(main()))", "print(asyncio.run(main()))", "asyncio.run(main()); asyncio.run(main())",
                        "loop = asyncio.new_event_loop(); print(loop.run_until_complete(main())); loop.close()")]
    return lines


def async_generators(w):
    lines = [ASYNC_HEAD, MANAGER, "import contextlib"]
    names = []
    for _ in range(w.r.randint(1, 3)):
        name = w.name("ag")
        body = [line for _ in range(w.r.randint(1, 3)) for line in w.one(["yield x"], ["print('sent', (yield i))"], ["await asyncio.sleep(0)"], ["await pause()"], ["i += 1"],
                ["try:", "    yield 'try'", f"except {w.one(*CAUGHT)} as e:", "    print('caught', type(e).__name__)", "    yield 'except'", "finally:", "    print('finally')", f"    {w.one('await asyncio.sleep(0)', 'pass', 'x = 2')}"],
                ["for i in range(3):", "    yield i", f"    if i == {w.r.randint(0, 3)}: {w.one('return', 'break', 'raise ValueError(i)', 'continue')}"], ["async with AsyncManager(x):", "    yield 'with'"])]
        if names and w.chance(0.5):
            body += [f"async for i in {w.one(*names)}(x): yield i"]
        lines += [f"async def {name}(x=1, i=0):", *indent(body), "    yield 'last'", ""]
        names.append(name)
    lines += ["@contextlib.asynccontextmanager", "async def managed(x):", "    print('acquire')", "    try: yield x", "    finally: print('release')", "async def main():"]
    for i in range(w.r.randint(1, 4)):
        lines += indent([f"o = {w.one(*names)}({i})"])
        for _ in range(w.r.randint(1, 6)):
            lines += indent(w.one(["await attempt('next', anext(o))"], ["await attempt('next', anext(o))"], ["await attempt('default', anext(o, 'none'))"], [f"await attempt('send', o.asend({w.one('None', '1')}))"], [f"await attempt('throw', o.athrow({w.one(*ERRORS)}({i})))"], ["await attempt('close', o.aclose())"],
                                  ["try:", "    async for x in o:", "        print('for', x)", f"        if x == {w.r.randint(0, 2)}: break", "except Exception as e: print(tell(e))"],
                                  ["try:", "    async with managed(1) as v:", f"        {w.one('print(v)', 'raise KeyError(v)', 'await anext(o)')}", "except (Exception, StopAsyncIteration) as e: print(tell(e))"],
                                  ["async with contextlib.AsyncExitStack() as stack:", "    await stack.enter_async_context(AsyncManager(3))", "    stack.callback(print, 'callback')", f"    {w.one('1 // 0', 'pass', 'await anext(o, 0)')}"]))
    lines += ["", "asyncio.run(main())"]
    return lines


KINDS = {"expressions": expressions, "flows": flows, "generators": generators, "classes": classes, "closures": closures, "tasks": tasks, "async_generators": async_generators}


def program(seed, kind=None):
    """The text of the program; [kind] is one of KINDS, or None: the seed says."""
    names = list(KINDS) + ["tasks", "tasks", "generators"]
    while True:
        w = Writer(seed)
        chosen = w.r.choice(names)
        lines = KINDS[kind or chosen](w)
        text = "\n".join(line for line in "\n".join(lines).splitlines()) + "\n"
        try:
            compile(text, "program.py", "exec")
        except SyntaxError: # another one instead, that begins from another number
            seed += 1_000_000_007
            continue
        return text
