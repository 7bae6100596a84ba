#!/usr/bin/env python3
"""Random programs, run by this python3 (3.11) on a virtual clock and by `simul run`: what they
print, their exit status and the last line of stderr must be the same.

    random_programs.py --simul build/debug/simul [--seed N] [--programs N] [--kind KIND]
    random_programs.py --show SEED [--kind KIND]

The seed makes the program (random_grammar.py); the next one has the next seed.
"""
import argparse
import difflib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import random_grammar

DEADLOCK = 70  # virtual_python.py's status of a program that waits for what never comes
HERE = pathlib.Path(__file__).resolve().parent
SLOW_S = 180  # of real time, and thrice what CPython is given
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
ENVIRONMENT.update(PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8", PYTHONDONTWRITEBYTECODE="1")


class Judge:
    """CPython, ready to fork."""

    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, str(HERE / "virtual_python.py"), "--serve"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                        env=ENVIRONMENT)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def run(self, path):
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def run_simul(simul, path):
    try:
        done = subprocess.run([simul, "run", path], capture_output=True, timeout=SLOW_S, env=ENVIRONMENT)
    except subprocess.TimeoutExpired:
        return {"out": "", "last": f"took more than {SLOW_S} s", "status": -9}
    lines = done.stderr.decode("utf-8", "replace").splitlines() or [""]
    return {"out": done.stdout.decode("utf-8", "replace"), "last": lines[-1], "status": done.returncode}


def comparable(out):
    """Its lines; where things are is none of the program's doing."""
    return re.sub(r"(?i)0x[0-9a-f]{6,}| at [^ ]*tasks.py:\d+", "…", out).splitlines()


def differences(wanted, got):
    theirs, ours = comparable(wanted["out"]), comparable(got["out"])
    waits_for_ever = wanted["status"] == DEADLOCK
    if waits_for_ever: # there Simul ends the program with an error
        ours = ours[:len(theirs)]
    lines = list(difflib.unified_diff(theirs, ours, "python3", "simul", lineterm="", n=2))[:24]
    if waits_for_ever:
        return lines
    # What is told at the end of tasks that nobody awaited comes in the order in which they are freed.
    for what in ("status", "last") if wanted["status"] else ("status",):
        if wanted[what] != got[what]:
            lines.append(f"{what}: python3 {wanted[what]!r}, simul {got[what]!r}")
    return lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--simul")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--programs", type=int, default=100)
    parser.add_argument("--kind", choices=sorted(random_grammar.KINDS))
    parser.add_argument("--show", type=int)
    parser.add_argument("--keep", help="a folder for the programs that differ")
    options = parser.parse_args()
    if options.show is not None:
        print(random_grammar.program(options.show, options.kind), end="")
        return 0
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
    simul, n_bad, n_unknown = os.path.abspath(options.simul), 0, 0
    with Judge() as judge, tempfile.TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + options.programs):
            path = os.path.join(folder, "program.py")
            text = random_grammar.program(seed, options.kind)
            pathlib.Path(path).write_text(text, encoding="utf-8")
            wanted = judge.run(path)
            if wanted["slow"]:
                n_unknown += 1
                print(f"---- {seed}: python3 did not come to its end in time; not compared", flush=True)
                continue
            got = run_simul(simul, path)
            if lines := differences(wanted, got):
                n_bad += 1
                kind = f" --kind {options.kind}" if options.kind else ""
                print(f"---- {pathlib.Path(sys.argv[0]).name} --show {seed}{kind}", *lines, sep="\n", flush=True)
                if options.keep:
                    pathlib.Path(options.keep, f"p{seed}.py").write_text(text, encoding="utf-8")
    print(f"{options.programs} programs, {n_bad} differ, {n_unknown} not compared")
    return bool(n_bad)


sys.exit(main())
