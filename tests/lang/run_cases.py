"""Runs the small programs in cases/ and compares what they print with what CPython printed.

Usage: run_cases.py SIMUL [NAME ...]         compare `SIMUL run` with the stored outputs
       run_cases.py --regenerate [NAME ...]  write the outputs anew with this python3 (3.11)

cases/TOPIC/NAME.py has NAME.out beside it: standard output, then, where there is any, standard
error behind a line "--- stderr" and the exit status behind "--- exit". A NAME is a part of the path.
Texts are hashed with a seed of 0, as ours always are, so that the order of sets can be compared.
No other setting of CPython's counts: with its output unbuffered, threads take turns at each print.
"""
import concurrent.futures
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).resolve().parent / "cases"


ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def outcome(command, case):
    """What running the program prints, as one text."""
    try:
        done = subprocess.run([*command, case.name], cwd=case.parent, stdin=subprocess.DEVNULL,
                              env=ENVIRONMENT | {"PYTHONHASHSEED": "0"}, capture_output=True,
                              timeout=60)
    except subprocess.TimeoutExpired:
        return "--- no end\n"
    text = done.stdout.decode(errors="replace")
    if done.stderr:
        text += "--- stderr\n" + done.stderr.decode(errors="replace")
    text = text.replace(f"{case.parent}/", "")  # wherever the source tree is
    text = re.sub(r"\bat 0x[0-9a-f]+", "at 0x…", text)
    if done.returncode:
        text += f"--- exit {done.returncode}\n"
    return text


def regenerate(cases):
    assert sys.version_info[:2] == (3, 11), "the outputs are CPython 3.11's"
    for case in cases:
        with tempfile.TemporaryDirectory() as place:  # what the program writes goes with it
            folder = pathlib.Path(place, case.parent.name)
            shutil.copytree(case.parent, folder, ignore=shutil.ignore_patterns("*.out"))
            case.with_suffix(".out").write_text(outcome([sys.executable, "-B"], folder / case.name))
    return 0


def compare(simul, cases):
    command = [str(pathlib.Path(simul).resolve()), "run"]
    n_wrong = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for case, ours in zip(cases, pool.map(lambda case: outcome(command, case), cases)):
            theirs = case.with_suffix(".out").read_text()
            if ours == theirs:
                continue
            n_wrong += 1
            name = case.relative_to(CASES)
            sys.stdout.writelines(difflib.unified_diff(
                theirs.splitlines(True), ours.splitlines(True), f"{name}: CPython", f"{name}: Simul"))
    print(f"{len(cases) - n_wrong} of {len(cases)} programs print what CPython prints")
    return n_wrong != 0 or not cases


def main(words):
    names = words[1:]
    cases = [case for case in sorted(CASES.glob("*/*.py"))
             if not names or any(name in str(case) for name in names)]
    return regenerate(cases) if words[0] == "--regenerate" else compare(words[0], cases)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
