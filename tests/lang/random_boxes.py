#!/usr/bin/env python3
"""Random operations on containers, run by this python3 (3.11) and by `simul run`: the outputs
must be the same.

    random_boxes.py --simul build/debug/simul [--seed N] [--programs N] [--steps N]

Each program applies `steps` operations to a few lists, dicts, sets and tuples and prints what came
of each one: the result or the exception, and the container after it. The seed makes the program.
None is in no set: what CPython hashes it to is its address.
"""
import argparse
import os
import pathlib
import random
import subprocess
import sys
import tempfile

HEAD = """\
def show(what, do):
    try:
        print(what, "->", do())
    except Exception as e:
        print(what, "->", type(e).__name__, e)
def assign(box, key, value): box[key] = value
def delete(box, key): del box[key]
def iadd(a, b): a += b; return a
def imul(a, b): a *= b; return a
def ior(a, b): a |= b; return a
def iand(a, b): a &= b; return a
def isub(a, b): a -= b; return a
def ixor(a, b): a ^= b; return a
l, m = [3, 1, 2], []
d, e = {1: "a", "k": 2}, {}
s, t = {5, 1}, set()
f = frozenset([1, 9])
u = (1, 2, 2)
"""


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)

    def number(self):
        return self.pick(str(self.random.randint(-4, 12)), str(self.random.randint(-100, 1000)), "True", "2.5", "-1", "2**65", "0")

    def hashable(self):
        return self.pick(self.number(), self.number(), repr(self.pick("a", "b", "key", "", "é", "long text")), "'x' * 40",
                         f"({self.number()}, {self.number()})", "u", "f", "frozenset([2])")

    def item(self):
        return self.pick(self.hashable(), self.hashable(), self.hashable(), "[]", "{}", "[1, 'x']", "set()")

    def index(self):
        return self.pick(str(self.random.randint(-6, 6)), str(self.random.randint(-6, 6)), "None", "'x'", "True", "10**20")

    def slice(self):
        bounds = [self.pick("", "", str(self.random.randint(-7, 7)), str(self.random.randint(-7, 7))) for _ in range(3)]
        return f"slice({', '.join(b or 'None' for b in bounds)})"

    def row(self):
        return self.pick("l", "m", "u", "list(s)", "list(d)[:4]", "range(4)", "[7, 8]", "'abc'", "(1, 2)", "l[:3]", "[5] * 3", "iter([1, 2, 3])")

    def unordered(self):
        return self.pick("s", "t", "f", "{1, 2, 3}", "set(range(0, 40, 3))", "{8, 16, 'a'}", "d.keys()", "set(l[:0])",
                         f"set(range({self.random.randint(0, 60)}))", f"{{{self.number()}, {self.number()}, {self.number()}}}",
                         f"{{{self.hashable()}, {self.hashable()}}}")

    def iterable(self):
        return self.pick(self.unordered(), self.row(), "d", "e", "5", "None")

    def on_list(self, a):
        return self.pick(
            f"{a}.append({self.item()})", f"{a}.append({self.number()})", f"{a}.extend({self.iterable()})", f"{a}.insert({self.index()}, {self.item()})",
            f"{a}.pop()", f"{a}.pop({self.index()})", f"{a}.remove({self.item()})", f"{a}.index({self.item()})", f"{a}.count({self.item()})",
            f"{a}.reverse()", f"{a}.sort(key=str)", f"{a}.sort(key=repr, reverse=True)", f"{a}.sort()", f"{a}[{self.index()}]",
            f"{a}[{self.slice()}]", f"assign({a}, {self.index()}, {self.item()})", f"assign({a}, {self.slice()}, {self.row()})",
            f"delete({a}, {self.index()})", f"delete({a}, {self.slice()})", f"{a} + {self.row()}", f"iadd({a}, {self.iterable()})",
            f"{a}[:5] * {self.index()}", f"imul({a}, {self.pick('0', '1', '2', '-1')}) if len({a}) < 20 else {a}.clear()", f"{a} < {self.row()}",
            f"{a} == {self.row()}", f"{self.item()} in {a}", f"sorted({a}, key=str)", f"max({a}, key=str)", f"min({a})", f"sum({a}[:3])",
            f"list(zip({a}, {self.row()}))", f"list(enumerate({a}, {self.index()}))", f"list(reversed({a}))", f"list(map(str, {a}))",
            f"list(filter(None, {a}))", f"tuple({a})", f"{a}.copy()", f"len({a})", f"any({a})", f"all({a})",
            f"list(zip({a}, {self.row()}, strict=True))", f"set({a})", f"dict.fromkeys({a})", f"hash(tuple({a}))")

    def on_dict(self, a):
        k = self.hashable()
        return self.pick(
            f"assign({a}, {k}, {self.item()})", f"assign({a}, {k}, {self.number()})", f"assign({a}, {self.item()}, 0)", f"{a}[{k}]", f"{a}.get({k}, 'no')",
            f"delete({a}, {k})", f"{a}.pop({k})", f"{a}.pop({self.item()}, None)", f"{a}.popitem()", f"{a}.setdefault({k}, {self.number()})",
            f"{a}.update({self.pick('d', 'e', '{1: 0}', 'zip(l, m)', '[(1, 2)]', '5', '[1]', '[(1, 2, 3)]')})", f"{k} in {a}", f"list({a})", f"{a}.items()",
            f"list({a}.values())", f"{a} | {self.pick('d', 'e', '{2: 3}', '[1]')}", f"ior({a}, {self.pick('{7: 8}', '[(9, 9)]', 'e')})", f"{a} == {self.pick('d', 'e', '{}')}",
            f"{a}.keys() & {self.iterable()}", f"{a}.keys() | {self.iterable()}", f"{a}.keys() - {self.iterable()}", f"{a}.keys() ^ {self.iterable()}",
            f"{a}.keys() <= {self.unordered()}", f"len({a})", f"list(reversed({a}))", f"{a}.copy()", f"dict({a}, z=1)", f"sorted({a}, key=str)",
            f"{{v: k for k, v in {a}.items()}}", f"dict(enumerate({self.iterable()}))", f"{a}.clear() if len({a}) > 12 else None")

    def on_set(self, a):
        return self.pick(
            f"{a}.add({self.item()})", f"{a}.add({self.number()})", f"{a}.discard({self.hashable()})", f"{a}.remove({self.number()})", f"{a}.pop()",
            f"{a}.update({self.iterable()})", f"{a} | {self.unordered()}", f"{a} & {self.unordered()}", f"{a} - {self.unordered()}", f"{a} ^ {self.unordered()}",
            f"ior({a}, {self.unordered()})", f"iand({a}, {self.unordered()})", f"isub({a}, {self.unordered()})", f"ixor({a}, {self.unordered()})",
            f"{a}.union({self.iterable()}, {self.iterable()})", f"{a}.intersection({self.iterable()})", f"{a}.difference({self.iterable()})",
            f"{a}.symmetric_difference({self.iterable()})", f"{a}.intersection_update({self.iterable()})", f"{a}.difference_update({self.iterable()})",
            f"{a}.symmetric_difference_update({self.iterable()})", f"{a}.issubset({self.iterable()})", f"{a}.issuperset({self.iterable()})",
            f"{a}.isdisjoint({self.iterable()})", f"{a} < {self.unordered()}", f"{a} == {self.unordered()}", f"{self.hashable()} in {a}", f"list({a})", f"{a}.copy()",
            f"frozenset({a})", f"hash(frozenset({a}))", f"sorted({a}, key=str)", f"{a}.update(range({self.random.randint(0, 50)}))",
            f"[{a}.discard(i) for i in range(0, 50, {self.random.randint(1, 5)})] and None", f"{a}.clear() if len({a}) > 60 else None")

    def on_tuple(self, a):
        return self.pick(f"{a}[{self.index()}]", f"{a}[{self.slice()}]", f"{a} + {self.row()}", f"{a} * {self.index()}", f"{a} < {self.row()}", f"{a} == (1, 2, 2)",
                         f"{a}.index({self.item()})", f"{a}.count({self.item()})", f"hash({a})", f"{self.item()} in {a}", f"(*{a}, *{self.iterable()})")

    def on_range(self):
        bounds = ", ".join(str(self.random.randint(-9, 9)) for _ in range(self.random.randint(1, 3)))
        r = f"range({bounds})"
        return self.pick(f"list({r})", f"len({r})", f"{r}[{self.index()}]", f"{r}[{self.slice()}]", f"{self.number()} in {r}", f"list(reversed({r}))",
                         f"{r}.index({self.number()})", f"{r} == range({self.random.randint(0, 5)})", f"{r}.count({self.number()})", f"sum({r})")

    def program(self, steps):
        lines = [HEAD]
        for _ in range(steps):
            kind = self.random.random()
            if kind < 0.35:
                box = self.pick("l", "m")
                what = self.on_list(box)
            elif kind < 0.6:
                box = self.pick("d", "e")
                what = self.on_dict(box)
            elif kind < 0.85:
                box = self.pick("s", "t", "s", "t", "f")
                what = self.on_set(box)
            elif kind < 0.93:
                box, what = "u", self.on_tuple("u")
            else:
                box, what = "None", self.on_range()
            lines.append(f"show({what!r}, lambda: {what}); print(' ', {box})")
        return "\n".join(lines) + "\n"


def output_of(command, path):
    env = dict(os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8")
    done = subprocess.run(command + [path], env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    return done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--simul", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programs", type=int, default=10)
    parser.add_argument("--steps", type=int, default=300)
    args = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("not run: the outputs are compared with CPython 3.11's")
        return 0
    simul = str(pathlib.Path(args.simul).resolve())
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(args.seed, args.seed + args.programs):
            path = os.path.join(folder, f"random_{seed}.py")
            pathlib.Path(path).write_text(Maker(seed).program(args.steps), encoding="utf-8")
            wanted, printed = output_of([sys.executable], path), output_of([simul, "run"], path)
            if wanted == printed:
                continue
            for number, (a, b) in enumerate(zip(wanted.splitlines() + [""], printed.splitlines() + [""])):
                if a != b:
                    before = wanted.splitlines()[max(0, number - 2):number]
                    print(f"seed {seed}:", *before, f"expected {a}", f"printed  {b}", sep="\n  ")
                    break
            return 1
    print(f"{args.programs} programs of {args.steps} operations: the same")
    return 0


if __name__ == "__main__":
    sys.exit(main())
