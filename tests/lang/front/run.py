#!/usr/bin/env python3
"""Trees and errors of grammar, compared with what CPython 3.11 has for them.

    run.py --dump build/debug/tests/lang/front/lang_dump      compares the program's words with the stored ones
    run.py --regenerate                                       writes them anew; this needs python3 to be 3.11

trees/NAME.py has NAME.out, its tree as ast_dump.py prints it; errors/NAME.py has NAME.out, what
`python3 NAME.py` prints about it. Each program shows one thing.
"""
import argparse
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def from_python(case):
    if case.parent.name == "trees":
        import ast_dump
        return ast_dump.dump_source(case.read_bytes()) + "\n"
    done = subprocess.run([sys.executable, "-I", "-S", case.name], cwd=case.parent, capture_output=True)
    return done.stderr.decode().replace(f"{case.parent}/", "")


def from_dump(program, cases, folder):
    """The words of lang_dump for each of the cases: one run for all of them."""
    names = [case.name for case in cases]
    done = subprocess.run([program, *names], cwd=folder, capture_output=True)
    if done.returncode:
        sys.exit(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode().split("----\n")


def first_difference(got, want):
    at = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
    return f"  wanted … {want[max(0, at - 60):at + 60]!r}\n  got    … {got[max(0, at - 60):at + 60]!r}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dump", help="the program to test")
    parser.add_argument("--regenerate", action="store_true")
    args = parser.parse_args()
    n_wrong = n_all = 0
    for folder in (HERE / "trees", HERE / "errors"):
        cases = sorted(folder.glob("*.py"))
        if args.regenerate:
            for case in cases:
                case.with_suffix(".out").write_text(from_python(case), encoding="utf-8")
            continue
        for case, got in zip(cases, from_dump(pathlib.Path(args.dump).resolve(), cases, folder)):
            want = case.with_suffix(".out").read_text(encoding="utf-8")
            n_all += 1
            if got != want:
                n_wrong += 1
                print(f"{folder.name}/{case.name}\n{first_difference(got, want)}")
    if not args.regenerate:
        print(f"{n_all} programs, {n_wrong} differ")
    return n_wrong > 0


if __name__ == "__main__":
    sys.exit(main())
