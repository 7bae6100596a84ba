#!/usr/bin/env python3
"""Random programs on ints, floats, texts and their formatting: `simul run` against python3.

    random_scalars.py --simul build/debug/simul [--seed N] [--programs N]

Each program has a hundred expressions, one a line of output; lines that differ are shown with the
expression.
"""
import argparse
import os
import random
import struct
import subprocess
import sys
import tempfile

EXPRESSIONS = 100


def an_int(r):
    return r.choice([r.randint(-20, 20), r.randint(-10**6, 10**6), r.randint(-2**64, 2**64),
                     r.randint(-10**40, 10**40), 2**r.randint(0, 130) * r.choice([1, -1]) + r.randint(-1, 1)])


def a_float(r):
    x = r.choice([r.uniform(-10, 10), round(r.uniform(-1000, 1000), r.randint(0, 4)), r.randint(-50, 50) / 8,
                  struct.unpack("d", r.randbytes(8))[0], float(an_int(r)), 0.0, -0.0])
    return f"float({str(x)!r})" if x != x or abs(x) == float("inf") else repr(x)


def a_text(r, n=8):
    letters = "abcABC ,.-_19\t\n'\"\\éßЖжΣσςǅİ中🙂\xa0\x00\x85"
    return "".join(r.choice(letters) for _ in range(r.randint(0, n)))


def number(r):
    return str(an_int(r)) if r.random() < 0.5 else a_float(r)


def spec(r):
    parts = ["", r.choice("*0é ") + r.choice("<>^="), r.choice("<>^=")]
    return (r.choice(parts) + r.choice(["", "", "+", "-", " "]) + r.choice(["", "", "", "z"]) + r.choice(["", "", "#"])
            + r.choice(["", "0"]) + r.choice(["", str(r.randint(1, 25))]) + r.choice(["", "", ",", "_"])
            + r.choice(["", "", f".{r.randint(0, 12)}"]) + r.choice(list("bcdeEfFgGnosxX%") + ["", "", "", "q"]))


def percent(r):
    return ("%" + "".join(r.sample("#0- +", r.randint(0, 2))) + r.choice(["", str(r.randint(0, 20))])
            + r.choice(["", f".{r.randint(0, 8)}"]) + r.choice("diuoxXeEfFgGcrsa%y"))


def sub(r, text):
    if text and r.random() < 0.6:
        i = r.randrange(len(text))
        return text[i:i + r.randint(0, 3)]
    return a_text(r, 2)


def text_expression(r):
    s = a_text(r, 14)
    plain = ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "split", "rsplit", "splitlines", "strip",
             "lstrip", "rstrip", "isalnum", "isalpha", "isdigit", "isdecimal", "isnumeric", "islower", "isupper",
             "istitle", "isspace", "isprintable", "isidentifier", "isascii", "expandtabs", "encode", "__len__"]
    one = ["find", "rfind", "index", "count", "startswith", "endswith", "split", "rsplit", "partition", "rpartition",
           "strip", "removeprefix", "removesuffix", "__contains__", "__lt__", "__eq__", "__add__"]
    n = r.randint(-3, 20)
    return r.choice([
        lambda: f"{s!r}.{r.choice(plain)}()",
        lambda: f"{s!r}.{r.choice(one)}({sub(r, s)!r})",
        lambda: f"{s!r}.{r.choice(['find', 'rfind', 'count'])}({sub(r, s)!r}, {r.randint(-9, 9)}, {r.randint(-9, 9)})",
        lambda: f"{s!r}.replace({sub(r, s)!r}, {a_text(r, 3)!r}, {r.randint(-1, 3)})",
        lambda: f"{s!r}.{r.choice(['split', 'rsplit'])}({r.choice([None, sub(r, s)])!r}, {r.randint(-1, 3)})",
        lambda: f"{s!r}.{r.choice(['center', 'ljust', 'rjust'])}({n}, {r.choice('*é中')!r})",
        lambda: f"{s!r}.zfill({n})",
        lambda: f"{s!r}[{r.randint(-9, 9)}:{r.randint(-9, 9)}:{r.choice([-2, -1, 1, 2])}]",
        lambda: f"{s!r}.encode({r.choice(['ascii', 'latin-1', 'utf-16', 'utf-8'])!r}, {r.choice(['strict', 'replace', 'ignore', 'backslashreplace', 'xmlcharrefreplace'])!r})",
        lambda: f"bytes({[r.randrange(256) for _ in range(r.randint(0, 6))]}).decode('utf-8', {r.choice(['strict', 'replace', 'ignore', 'backslashreplace', 'surrogateescape'])!r})",
        lambda: f"ascii({s!r})",
        lambda: f"bytes({[r.choice(b'aA1 ,x' + bytes([9, 10, 255])) for _ in range(r.randint(0, 9))]}).{r.choice(['split', 'strip', 'upper', 'title', 'hex', 'splitlines', 'isalnum', 'rsplit', 'swapcase'])}()",
    ])()


def expression(r):
    kind = r.randrange(8)
    if kind == 0:
        return f"({number(r)}) {r.choice(['+', '-', '*', '/', '//', '%', '<', '==', '>='])} ({number(r)})"
    if kind == 1:
        return f"({an_int(r)}) {r.choice('&|^')} ({an_int(r)})" if r.random() < 0.5 else f"({an_int(r)}) {r.choice(['<<', '>>'])} {r.randint(-1, 90)}"
    if kind == 2:
        return r.choice([f"({number(r)}) ** {r.randint(-5, 12)}", f"pow({an_int(r)}, {abs(an_int(r))}, {an_int(r)})",
                         f"divmod({number(r)}, {number(r)})", f"round({number(r)}, {r.randint(-8, 8)})", f"hash({number(r)})",
                         f"int({a_float(r)})", f"hex({an_int(r)})", f"float({an_int(r)})", f"({a_float(r)}).hex()",
                         f"({a_float(r)}).as_integer_ratio()", f"({an_int(r)}).bit_length()",
                         f"({an_int(r)}).to_bytes({r.randint(0, 18)}, {r.choice(['big', 'little'])!r}, signed={r.random() < 0.5})"])
    if kind == 3:
        digits = "".join(r.choice("0123456789_.eE+-xafb ") for _ in range(r.randint(0, 6)))
        return r.choice([f"int({digits!r}, {r.choice([0, 2, 8, 10, 16, 36])})", f"float({digits!r})", f"int({digits!r})"])
    if kind in (4, 5):
        return f"format({r.choice([number(r), repr(a_text(r))])}, {spec(r)!r})"
    if kind == 6:
        return f"{percent(r)!r} % ({r.choice([number(r), repr(a_text(r))])},)"
    return text_expression(r)


def program(r):
    expressions = [expression(r) for _ in range(EXPRESSIONS)]
    lines = ["def show(f):", "    try:", "        print(ascii(f()))", "    except Exception as e:",
             "        print(type(e).__name__, ascii(str(e)))"]
    return expressions, "\n".join(lines + [f"show(lambda: {e})" for e in expressions]) + "\n"


def output(command, path):
    done = subprocess.run(command + [path], capture_output=True, timeout=60,
                          env=dict(os.environ, PYTHONIOENCODING="utf-8", PYTHONWARNINGS="ignore", PYTHONHASHSEED="0"))
    return done.stdout.decode().splitlines(), done.stderr.decode()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--simul", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programs", type=int, default=20)
    options = parser.parse_args()
    n_bad = 0
    for i in range(options.programs):
        r = random.Random(options.seed * 1000 + i)
        expressions, text = program(r)
        with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            wanted, _ = output([sys.executable], file.name)
            printed, errors = output([os.path.abspath(options.simul), "run"], file.name)
        if len(printed) != len(wanted):
            print(f"program {i} ended early:", errors[-1500:])
            n_bad += 1
        for e, a, b in zip(expressions, wanted, printed):
            # What has no real result is said plainly here: complex numbers are left out.
            if a != b and "complex numbers" not in b:
                n_bad += 1
                print(f"{e}\n    python3: {a}\n    simul:   {b}")
    print(f"{options.programs * EXPRESSIONS} expressions, {n_bad} differ")
    return bool(n_bad)


sys.exit(main())
