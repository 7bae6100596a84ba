#!/usr/bin/env python3
"""Small programs of the lesson language and what CPython 3.11 prints for them.

    run_cases.py --simul build/debug/simul [TOPIC or TOPIC/NAME …]   compares `simul run` with NAME.out
    run_cases.py --regenerate [TOPIC …]                              writes NAME.out with python3
    run_cases.py --check [TOPIC …]                                   compares python3 with NAME.out

Each cases/TOPIC/NAME.py shows one behaviour. NAME.out holds its output; where there is more to tell,
a line "--- stderr" and what went there, then "--- exit N". Addresses and the folder are made equal.
"""
import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import subprocess
import sys

CASES = pathlib.Path(__file__).resolve().parent / "cases"
SECONDS = 60


def run(command, case):
    """What the program printed, in the form of a .out file."""
    env = dict(os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8", ASAN_OPTIONS="detect_leaks=1")
    try:
        done = subprocess.run(command + [case.name], cwd=case.parent, env=env, timeout=SECONDS,
                              stdin=subprocess.DEVNULL, capture_output=True)
    except subprocess.TimeoutExpired:
        return f"--- no end within {SECONDS} seconds\n"
    text = done.stdout.decode("utf-8", "replace")
    errors = done.stderr.decode("utf-8", "replace")
    if errors or done.returncode:
        text += ("" if text.endswith("\n") or not text else "\n") + f"--- stderr\n{errors}--- exit {done.returncode}\n"
    text = text.replace(f"{case.parent}/", "")
    return re.sub(r"0x[0-9a-f]{4,}", "0x…", text)


def chosen(names):
    for case in sorted(CASES.glob("*/*.py")):
        name = f"{case.parent.name}/{case.stem}"
        if not names or name in names or case.parent.name in names:
            yield name, case


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--simul", help="the program to test")
    parser.add_argument("--python", default="python3", help="CPython 3.11")
    parser.add_argument("--regenerate", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--brief", action="store_true", help="only the names of those that differ")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("names", nargs="*")
    args = parser.parse_args()
    if args.regenerate or args.check:
        command = [args.python]
    elif args.simul:
        command = [str(pathlib.Path(args.simul).resolve()), "run"]
    else:
        parser.error("--simul, --regenerate or --check")
    cases = list(chosen(set(args.names)))
    n_wrong = 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        outputs = pool.map(lambda each: run(command, each[1]), cases)
        for (name, case), output in zip(cases, outputs):
            expected = case.with_suffix(".out")
            if args.regenerate:
                expected.write_text(output, encoding="utf-8")
                continue
            wanted = expected.read_text(encoding="utf-8") if expected.exists() else ""
            if output == wanted:
                continue
            n_wrong += 1
            print(f"differs: {name}")
            if not args.brief:
                sys.stdout.writelines(difflib.unified_diff(
                    wanted.splitlines(True), output.splitlines(True), "expected", "printed", n=1))
    print(f"{len(cases)} cases, {n_wrong} differ")
    return n_wrong > 0 or not cases


if __name__ == "__main__":
    sys.exit(main())
