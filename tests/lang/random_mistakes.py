"""Random mistakes of grammar: pieces of programs with a token taken out, put in, doubled or exchanged. What
compile() says of each is printed."""
import io
import tokenize

HEAD = """\
import warnings
warnings.simplefilter("ignore")
def told(source):
    try:
        compile(source, "mistake.py", "exec")
        print("fine")
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
"""
WORDS = "( ) [ ] { } : , . ; = == := + - * ** / // % @ -> ~ ! < > != ... x y 1 2.5 1e 0x 'a' \"b\" f'{x}' b'c' if else elif while for in not and or is def class return yield " \
        "await async lambda try except finally with as import from raise pass break continue del global nonlocal assert match case None True False print _".split()
STATEMENTS = """\
x = 1
x, y = y, x
def f(a, b=2, *c, d, **e):
    return a + b
class A(B, metaclass=C):
    x: int = 5
if x > 1:
    print(x, y)
elif y:
    pass
else:
    x += 1
for i in range(10):
    print(f"{i} {x!r:>5}")
while x < 3:
    x = x * 2
try:
    f(1, *x, k=2, **y)
except (ValueError, KeyError) as e:
    raise e from None
finally:
    del x[0], y.z
with open(x) as g, y:
    g.read()
print([a for a in x if a > 1], {a: b for a, b in y}, {1, 2})
async def h():
    async with x as y:
        await y
    return [a async for a in y]
def g():
    x = yield 1
    yield from x
import a.b as c, d
from e import f as g, h
z = lambda p, q=1: p if q else (p, q)
match x:
    case [1, y] if y:
        pass
    case {"a": 1, **r} | A(b=2):
        pass
print("a" "b", b"c", 1.5, 0x1f, -x ** 2, not x, x[1:2, ::3])
assert x == 1, "no"
global_x = x if y else z
x[0] = y.z = 5
@f
def k(*, a): pass
print(x.y(1)[2].z, (yield_ := 3))
return_value = {**x, "k": [*y, *z]}
x = (1 +
     2)
""".split("\n")


def blocks():
    """The statements, each with what is indented under it or belongs to it."""
    block = []
    for line in STATEMENTS:
        begins = line and not line.startswith((" ", "el", "except", "finally")) and not (block and block[-1].startswith("@"))
        if begins and block:
            yield "\n".join(block) + "\n"
            block = []
        block.append(line)
    yield "\n".join(block)


BLOCKS = list(blocks())


def places(text):
    """Where the tokens of the text begin and end."""
    starts, at = [0], 0
    for line in text.splitlines(True):
        at += len(line)
        starts.append(at)
    return [(starts[t.start[0] - 1] + t.start[1], starts[t.end[0] - 1] + t.end[1]) for t in tokenize.generate_tokens(io.StringIO(text).readline)
            if t.string.strip()]


def mistake(w):
    text = "".join(w.one(*BLOCKS) for _ in range(w.r.randint(1, 2)))
    for _ in range(w.one(1, 1, 1, 2)):
        try:
            begin, end = w.one(*places(text) or [(0, 0)])
        except (tokenize.TokenError, IndentationError, SyntaxError):
            break
        kind, word = w.r.randrange(8), w.one(*WORDS)
        if kind < 2:
            text = text[:begin] + text[end:]
        elif kind < 4:
            text = f"{text[:begin]}{word} {text[begin:]}"
        elif kind < 6:
            text = f"{text[:begin]}{word}{text[end:]}"
        elif kind == 6:
            text = f"{text[:end]} {text[begin:]}"
        else:
            text = w.one(text[:begin], text[:begin] + "\n" + text[begin:], text.replace("    ", w.one("", "  ", "\t"), 1), text.replace("\n", "", 1), text[:end] + "\n")
    return text


def mistakes(w):
    return [HEAD, *(f"told({mistake(w)!r})" for _ in range(40))]


KINDS = (mistakes,)
