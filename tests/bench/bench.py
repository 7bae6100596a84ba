#!/usr/bin/python3
"""Measures Simul beside its peers: ./dev bench [--only WORD] [--quick] [--tsv]

./dev builds our side (the target bench_programs); the peers are built here when first needed.

One row a figure: name, ours, reference, ratio, target, verdict. A new row is a line in ROWS, plus a
branch in one of the programs beside this file, each of which prints one number when it is called
with a figure's name.

The rows that share our measure are run in turns (ours, peer, peer, ours, peer, peer …), each turn
in a fresh process. A figure is the median of its turns; a ratio is the median of the ratios of the
turns side by side, because a neighbour on the machine slows both down for a while. Times are CPU
time of the whole process, user and system, unless a row says otherwise.
"""
import argparse
import dataclasses
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TOP = HERE.parent.parent
SLOW_S = 120  # longer than any figure takes, on a machine much slower than ours


@dataclasses.dataclass(frozen=True)
class Program:
    """Something to measure: how it is built, how it is called, and the package that brings it."""
    name: str
    command: tuple
    build: tuple = ()
    source: str = ""
    package: str = ""


@dataclasses.dataclass(frozen=True)
class Row:
    """A figure. With a reference the target is a ratio: `at_most` ours/reference, `at_least`
    reference/ours (so many times faster). Without one it is a limit on ours, in the row's unit."""
    name: str
    unit: str
    ours: tuple  # (Program, figure)
    reference: tuple | None = None
    at_most: float | None = None
    at_least: float | None = None
    rounds: int = 15


class NotMeasured(Exception):
    """Why there is no figure: (what the verdict says, the reason)."""


def ours(name):
    return Program(name, ("{build}/tests/bench/bench_" + name,))


def peer(name, source, package, build):
    return Program(name, ("{build}/bench/" + name,), build, source, package)


CORO, LOOP, TRACE = ours("coro"), ours("loop"), ours("trace")
CONTROL = ours("control")
GUI, VIEW, STAGE = ours("gui"), ours("view"), ours("stage")
WINDOW = Program("window", ("/usr/bin/python3", str(HERE / "first_picture.py"), "{build}/simul"))
COSTS = Program("window", ("/usr/bin/python3", str(HERE / "window_costs.py"), "{build}/simul"))
A_PROGRAM, A_LESSON = str(TOP / "tests" / "view" / "programs" / "gate.py"), str(TOP / "lessons" / "05-one-iteration")


def runner(name, path, package=""):
    """What runs the programs of language/."""
    return Program(name, ("/usr/bin/python3", str(HERE / "language.py"), path), package=package)


LANGUAGE = runner("simul run", "{build}/simul")
RECORDED = runner("simul run --record", "recorded:{build}/simul")
PYTHON = runner("python3", "python", "python3")
UVLOOP = runner("uvloop", "uvloop", "python3-uvloop")
UCONTEXT = peer("ucontext", "peer_ucontext.c", "gcc",
                ("gcc", "-O3", "-DNDEBUG", "-o", "{out}", "{source}"))
BOOST_CONTEXT = peer("boost_context", "peer_boost_context.cpp", "g++ libboost-context-dev",
                     ("g++", "-O3", "-DNDEBUG", "-o", "{out}", "{source}", "-lboost_context"))
BOOST_FIBER = peer("boost_fiber", "peer_boost_fiber.cpp", "g++ libboost-fiber-dev",
                   ("g++", "-O3", "-DNDEBUG", "-o", "{out}", "{source}", "-lboost_fiber",
                    "-lboost_context"))
GO = peer("go", "peer_go.go", "golang-go", ("go", "build", "-o", "{out}", "{source}"))
ASYNCIO = Program("asyncio", ("/usr/bin/python3", str(HERE / "peer_asyncio.py")), package="python3")


def language(name, figure, at_least, than_uvloop=None):
    """Rows of a program of language/: how many times faster we run it than others do."""
    rows = [Row(f"{name} / CPython", "ns", (LANGUAGE, figure), (PYTHON, figure), at_least=at_least,
                rounds=5)]
    if than_uvloop:
        rows.append(Row(f"{name} / uvloop", "ns", (LANGUAGE, figure), (UVLOOP, figure),
                        at_least=than_uvloop, rounds=5))
    return rows


def recorded(name, figure):
    """The same with the recording of switches and lines, against CPython that records nothing."""
    return Row(f"{name}, recorded / CPython", "ns", (RECORDED, figure), (PYTHON, figure),
               at_least=1, rounds=5)


ROWS = [
    Row("switch / Boost.Context", "ns", (CORO, "switch"), (BOOST_CONTEXT, "switch"), at_most=0.75),
    Row("switch / swapcontext", "ns", (CORO, "switch"), (UCONTEXT, "switch"), at_least=45),
    Row("create, run, destroy / Boost.Context", "ns", (CORO, "create"), (BOOST_CONTEXT, "create"),
        at_most=1.3),
    Row("create, run, destroy / goroutine", "ns", (CORO, "create"), (GO, "create"), at_least=14),
    Row("a million guarded coroutines, each", "KB", (CORO, "million"), at_most=4.4, rounds=1),
    Row("yield, 1,000 tasks / Boost.Fiber", "ns", (LOOP, "yield-1000"), (BOOST_FIBER, "yield-1000"),
        at_least=3),
    Row("yield, 1,000 tasks / Go", "ns", (LOOP, "yield-1000"), (GO, "yield-1000"), at_least=7),
    Row("yield, 100,000 tasks / Go", "ns", (LOOP, "yield-100000"), (GO, "yield-100000"),
        at_least=7, rounds=5),
    Row("100,000 sleeping tasks / Go", "ns", (LOOP, "sleep-100000"), (GO, "sleep-100000"),
        at_least=1.5, rounds=3),
    Row("100,000 sleeping tasks / asyncio", "ns", (LOOP, "sleep-100000"), (ASYNCIO, "sleep-100000"),
        at_least=8, rounds=3),
    Row("queue of 1 / Go", "ns", (LOOP, "queue-1"), (GO, "queue-1"), at_least=10),
    Row("queue of 128 / Boost.Fiber", "ns", (LOOP, "queue-128"), (BOOST_FIBER, "queue-128"),
        at_least=4),
    Row("spawn and await / Go", "ns", (LOOP, "await"), (GO, "await"), at_least=12),
    *language("a million sleep(0)", "sleep", 8, 3.5),
    *language("1,000 tasks that yield", "yield", 4, 2),
    *language("gather of 10,000", "gather", 5),
    *language("create_task and await", "create_task", 8),
    *language("future, there and back", "future", 8),
    *language("asyncio.Queue(1)", "queue", 10),
    recorded("a million sleep(0)", "sleep"),
    recorded("1,000 tasks that yield", "yield"),
    recorded("gather of 10,000", "gather"),
    recorded("create_task and await", "create_task"),
    recorded("future, there and back", "future"),
    recorded("asyncio.Queue(1)", "queue"),
    *language("three generators in a row", "pipeline", 0.75),
    *language("counting loop", "loop", 0.5),
    *language("calls of functions", "calls", 0.5),
    *language("attributes and methods", "attributes", 0.5),
    *language("lists", "lists", 0.5),
    *language("dicts", "dicts", 0.5),
    *language("building texts", "texts", 0.5),
    *language("the geometric mean of those six", "mean", 0.8),
    Row("a program of one line", "ms", (LANGUAGE, "start"), at_most=20, rounds=9),
    Row("ten million turns, memory gained", "MB", (LANGUAGE, "endless"), at_most=1, rounds=1),
    Row("100,000 tasks asleep, memory", "MB", (LANGUAGE, "sleepers"), at_most=1200, rounds=1),
    Row("events recorded a second", "M", (TRACE, "record"), at_least=20, rounds=5),
    Row("memory of an event", "bytes", (TRACE, "bytes"), at_most=40, rounds=1),
    Row("jump among ten million events, p99", "ms", (TRACE, "jump"), at_most=16, rounds=3),
    Row("jump among 10,000 tasks, p99", "ms", (TRACE, "jump-crowd"), at_most=16, rounds=3),
    Row("a program keeps control, at most", "ms", (CONTROL, "control"), at_most=20, rounds=1),
    Row("a full screen, 48 boards, 600 labels", "ms", (GUI, "redraw"), at_most=8, rounds=5),
    Row("an ordinary step on it", "ms", (GUI, "step"), at_most=2, rounds=5),
    Row("start to first picture, wall time", "ms", (WINDOW, "hall"), at_most=100, rounds=9),
    Row("the hall at 1920x1080, whole", "ms", (VIEW, "whole"), at_most=8, rounds=5),
    Row("the hall at 1920x1080, a step", "ms", (VIEW, "step"), at_most=2, rounds=5),
    Row("start to first picture of a program", "ms", (WINDOW, A_PROGRAM), at_most=150, rounds=5),
    Row("start to first picture of a lesson", "ms", (WINDOW, A_LESSON), at_most=150, rounds=5),
    Row("the stage at 1920x1080, whole", "ms", (STAGE, "whole"), at_most=8, rounds=3),
    Row("the stage at 1920x1080, a step", "ms", (STAGE, "step"), at_most=2, rounds=3),
    Row("a step among 10,000 tasks, p99", "ms", (STAGE, "crowd"), at_most=16, rounds=3),
    Row("ten million events, scrub to model, p99", "ms", (STAGE, "scrub-model"), at_most=16,
        rounds=1),
    Row("ten million events, scrub to picture, p99", "ms", (STAGE, "scrub-picture"), at_most=33,
        rounds=1),
    Row("an endless program, key to picture, p99", "ms", (STAGE, "endless"), at_most=50, rounds=3),
    Row("the same in a window, wall time", "ms", (COSTS, "key"), at_most=50, rounds=3),
    Row("an idle window, per cent of a core", "%", (COSTS, "idle"), at_most=1, rounds=1),
    Row("memory of a lesson", "MiB", (COSTS, "memory"), at_most=80, rounds=1),
]


class Bench:
    """The programs, built as they are first needed, and what each figure gave."""

    def __init__(self, build_dir, quick):
        self.build_dir, self.quick = build_dir, quick
        self.failed = {}  # Program -> NotMeasured
        self.ready = set()

    def fill(self, words, **names):
        return [word.format(build=self.build_dir, **names) for word in words]

    def prepare(self, program):
        """Builds a peer unless it is newer than its source. Raises NotMeasured."""
        if program in self.failed:
            raise self.failed[program]
        if program in self.ready:
            return
        try:
            if program.build:
                self.build(program)
            if not pathlib.Path(self.fill(program.command)[0]).exists():
                raise NotMeasured("no peer" if program.package else "skip",
                                  f"install {program.package}" if program.package
                                  else f"{program.name} is not built")
        except NotMeasured as reason:
            self.failed[program] = reason
            raise
        self.ready.add(program)

    def build(self, program):
        source, out = HERE / program.source, pathlib.Path(self.fill(program.command)[0])
        newest = max(path.stat().st_mtime for path in (source, HERE / "bench.h"))
        if out.exists() and out.stat().st_mtime > newest:
            return
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            subprocess.run(self.fill(program.build, out=out, source=source), check=True,
                           capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            for line in (getattr(error, "stderr", "") or str(error)).splitlines()[:5]:
                print(f"    {line}", file=sys.stderr)
            raise NotMeasured("no peer", f"install {program.package}") from None

    def measure(self, program, figure):
        """One turn of one figure. Raises NotMeasured."""
        self.prepare(program)
        done = subprocess.run([*self.fill(program.command), figure], capture_output=True,
                              text=True, timeout=SLOW_S)
        if done.stdout.startswith("skip "):
            raise NotMeasured("skip", done.stdout[5:].strip())
        try:
            return float(done.stdout)
        except ValueError:
            why = done.stderr.strip().splitlines()[-1:] or [f"exit status {done.returncode}"]
            raise NotMeasured("failed", f"{program.name} {figure}: {why[0]}") from None

    def take_turns(self, rows):
        """{(program, figure): list of turns or NotMeasured} of rows that share our measure."""
        turns = {measure: [] for row in rows for measure in (row.ours, row.reference) if measure}
        refused = {}
        rounds = min(row.rounds for row in rows)
        for _ in range(min(rounds, 3) if self.quick else rounds):
            for measure in turns:
                if measure not in refused:
                    try:
                        turns[measure].append(self.measure(*measure))
                    except NotMeasured as reason:
                        refused[measure] = reason
                    except subprocess.TimeoutExpired:
                        refused[measure] = NotMeasured("failed", f"took over {SLOW_S} s")
        return {measure: refused.get(measure, turns[measure]) for measure in turns}


def number(value):
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}" if value < 100 else f"{value:.0f}"


def cells(row, figures):
    """The row as it is printed: name, ours, reference, ratio, target, verdict."""
    mine, other = figures[row.ours], figures.get(row.reference)
    limit, sign = (row.at_most, "<=") if row.at_most is not None else (row.at_least, ">=")

    def shown(turns):
        return f"{number(statistics.median(turns))} {row.unit}" if isinstance(turns, list) else "-"

    ratio = "-"
    target = f"{sign} {limit:g} {'x' if row.reference else row.unit}"
    refused = next((v for v in (mine, other) if isinstance(v, NotMeasured)), None)
    if refused:
        verdict = f"{refused.args[0]}: {refused.args[1]}"
    else:
        if row.reference:
            judged = statistics.median(
                a / b if row.at_most is not None else b / a for a, b in zip(mine, other))
            ratio = f"{number(judged)} x"
        else:
            judged = statistics.median(mine)
        met = judged <= limit if row.at_most is not None else judged >= limit
        verdict = "ok" if met else "short"
    return [row.name, shown(mine), shown(other), ratio, target, verdict]


def groups(rows):
    """Rows that share our measure, together, in the order of the table."""
    shared = {}
    for row in rows:
        shared.setdefault(row.ours, []).append(row)
    return shared.values()


def main():
    options = argparse.ArgumentParser(prog="./dev bench", description="measure Simul and its peers")
    options.add_argument("--only", metavar="WORD", help="the rows whose name contains WORD")
    options.add_argument("--quick", action="store_true", help="three turns each: rough figures")
    options.add_argument("--tsv", action="store_true", help="tab-separated")
    options.add_argument("--build", metavar="DIR", default=TOP / "build" / "release",
                         help="the CMake build to measure (build/release)")
    chosen = options.parse_args()

    rows = [row for row in ROWS if not chosen.only or chosen.only.lower() in row.name.lower()]
    if not rows:
        sys.exit(f"bench: no row's name contains '{chosen.only}'; there are:\n  "
                 + "\n  ".join(row.name for row in ROWS))
    build_dir = pathlib.Path(chosen.build).resolve()

    bench = Bench(build_dir, chosen.quick)
    widths = (max(len(row.name) for row in rows), 11, 11, 8, 13, 0)
    verdicts = set()

    def show(fields):
        if chosen.tsv:
            print("\t".join(fields), flush=True)
        else:
            print("  ".join(f.ljust(w) if i in (0, 5) else f.rjust(w)
                            for i, (f, w) in enumerate(zip(fields, widths))).rstrip(), flush=True)

    show(["name", "ours", "reference", "ratio", "target", "verdict"])
    for group in groups(rows):
        figures = bench.take_turns(group)
        for row in group:
            fields = cells(row, figures)
            verdicts.add(fields[-1].split(":")[0])
            show(fields)
    sys.exit(1 if verdicts & {"short", "failed"} else 0)


if __name__ == "__main__":
    main()
