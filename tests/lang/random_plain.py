"""Random programs of the language itself, without a loop."""
from random_writer import CAUGHT, ERRORS, HEAD, MANAGER, indent


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


KINDS = (expressions, flows, generators, classes, closures)
