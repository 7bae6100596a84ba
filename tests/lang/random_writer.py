"""What every random program is written with: the choices of one (Writer), expressions, and statements
that nest everything that can end a block.

A function that writes statements returns a list of lines; `depth` says how much may still be nested.
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
