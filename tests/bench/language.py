#!/usr/bin/python3
"""Measures one of the programs in language/: language.py RUNNER FIGURE

RUNNER is python, uvloop, the path of simul, or recorded:PATH, which records switches and lines into
a file. What is printed is the CPU time of the process for
each of the items that the program's first line speaks of, in ns, without what the same runner needs
to start and import what the program imports. The figures that are limits of ours:
  start      a program of one line from start to end, in ms
  endless    by how much a long loop's largest memory exceeds that of a program of one line, in MB
  sleepers   the largest memory of the process, in MB
And `mean` is the geometric mean of what EVALUATOR's programs take.
"""
import importlib.util
import os
import pathlib
import statistics
import sys
import tempfile

EVALUATOR = ["loop", "calls", "attributes", "lists", "dicts", "texts"]
PROGRAMS = pathlib.Path(__file__).resolve().parent / "language"
UVLOOP = "import runpy, sys, uvloop; uvloop.install(); runpy.run_path(sys.argv[1], {}, '__main__')"


def command(runner, program, folder):
    if runner == "python":
        return ["/usr/bin/python3", str(program)]
    if runner == "uvloop":
        return ["/usr/bin/python3", "-c", UVLOOP, str(program)]
    if runner.startswith("recorded:"):
        recording = ["--depth", "lines", "--record", f"{folder}/trace"]
        return [runner.partition(":")[2], "run", *recording, str(program)]
    return [runner, "run", str(program)]


def run(runner, program):
    """(CPU seconds, largest memory in MB) of one process."""
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    with tempfile.TemporaryDirectory() as folder:
        words = command(runner, program, folder)
        child = os.posix_spawn(words[0], words, os.environ, file_actions=silent)
        _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f"{runner} {program.name}: exit status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def item_ns(runner, figure):
    program = PROGRAMS / f"{figure}.py"
    text = program.read_text()
    start = PROGRAMS / ("import.py" if "import asyncio" in text else "start.py")
    return (run(runner, program)[0] - run(runner, start)[0]) / int(text.split()[1]) * 1e9


def main():
    runner, figure = sys.argv[1:]
    program = PROGRAMS / f"{figure}.py"
    if runner == "uvloop" and not importlib.util.find_spec("uvloop"):
        print("skip install python3-uvloop")
    elif figure == "start":
        print(run(runner, program)[0] * 1e3)
    elif figure == "sleepers":
        print(run(runner, program)[1])
    elif figure == "endless":
        print(run(runner, program)[1] - run(runner, PROGRAMS / "start.py")[1])
    elif figure == "mean":
        print(statistics.geometric_mean(item_ns(runner, one) for one in EVALUATOR))
    else:
        print(item_ns(runner, figure))


if __name__ == "__main__":
    main()
