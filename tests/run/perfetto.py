"""A run as Perfetto takes it: held against the Trace Event Format and against the same run in JSON.

Usage: perfetto.py TELL (the program tell.c).
"""
import collections
import json
import subprocess
import sys

LOOP, OUTPUT = 1, 2
NUMBER = (int, float)
# What a record of each phase must have, and of which type: no more and no less.
COMMON = {"ph": str, "pid": int, "tid": int}
TIMED = {**COMMON, "ts": NUMBER}
NAMED = {**TIMED, "cat": str, "name": str}
FIELDS = {
    "B": {**NAMED, "args": dict},
    "E": TIMED,
    "i": {**NAMED, "s": str, "args": dict},
    "C": {**NAMED, "args": dict},
    "s": {**NAMED, "id": int},
    "f": {**NAMED, "id": int, "bp": str},
    "M": {**COMMON, "name": str, "args": dict},
}
METADATA = {"process_name": ("name", str), "thread_name": ("name", str), "thread_sort_index": ("sort_index", int)}


def told_by(form, seed):
    run = subprocess.run([sys.argv[1], "en", form, str(seed)], capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def without_doubles(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"a key stands twice: {keys}"
    return dict(pairs)


def no_constant(name):
    raise AssertionError(f"{name} is no JSON")


def parsed(text):
    """Strictly: no key twice, no NaN."""
    return json.loads(text, object_pairs_hook=without_doubles, parse_constant=no_constant)


def check_fields(told):
    """Each record has what its phase needs, of the right type, and nothing that no reader knows.

    Some versions of Perfetto took displayTimeUnit for the unit of `ts`: it may not stand there.
    """
    assert set(told) == {"traceEvents", "otherData"}, set(told)
    assert all(isinstance(value, str) for value in told["otherData"].values())
    named, used, processes = set(), set(), 0
    for r in told["traceEvents"]:
        fields = FIELDS[r["ph"]]
        extra = {"args"} if r["ph"] == "B" else set()  # the loop's sleep says all by its name
        assert set(r) <= set(fields) and set(fields) - set(r) <= extra, r
        for name, value in r.items():
            assert isinstance(value, fields[name]) and not isinstance(value, bool), r
        used.add(r["tid"])
        if r["ph"] == "M":
            key, kind = METADATA[r["name"]]
            assert set(r["args"]) == {key} and isinstance(r["args"][key], kind), r
            assert r["args"][key] != "", r
            named |= {r["tid"]} if r["name"] == "thread_name" else set()
            processes += r["name"] == "process_name"
            continue
        assert r["tid"] in named, f"a thread without a name: {r}"
        assert r["ts"] >= 0 and round(r["ts"] * 1000) < 2**53, r  # ns, exact in a double
        if r["ph"] == "C":
            assert r["args"] and all(isinstance(n, int) for n in r["args"].values()), r
    assert used == named and processes == 1


class Importer:
    """What Perfetto's importer makes of the records, as far as it could drop one or misread it.

    Records are taken in the order of `ts`, those of the same instant as they stand. A slice that has
    ended is taken from its thread's stack only when the next slice of that thread begins or ends,
    and an instant is a slice without length: an arrow is bound to whatever is on top then. An arrow
    is known by its category, name and id, and is never forgotten.
    """

    def __init__(self, records):
        self.stacks = collections.defaultdict(list)
        self.sources, self.arrows, self.counters, self.lengths = {}, [], {}, []
        for r in sorted((r for r in records if r["ph"] != "M"), key=lambda r: r["ts"]):
            getattr(self, "take_" + r["ph"])(r, self.stacks[r["tid"]])
        for stack in self.stacks.values():
            self.close(stack, float("inf"))
        assert not any(self.stacks.values()), "a slice is left open"

    @staticmethod
    def close(stack, ts):
        while stack and stack[-1]["ph"] == "i" and stack[-1]["ts"] <= ts:
            stack.pop()

    def take_B(self, r, stack):
        self.close(stack, r["ts"])
        assert r["name"] and r["cat"] in ("task", "loop"), r
        assert len(stack) < (4 if r["tid"] == LOOP else 1), r
        stack.append(r)

    def take_E(self, r, stack):
        self.close(stack, r["ts"])
        self.lengths.append(r["ts"] - stack.pop()["ts"])

    def take_i(self, r, stack):
        self.close(stack, r["ts"])
        assert r["s"] == "t", r
        stack.append(r)

    def take_C(self, r, stack):
        assert stack, r
        for key, value in r["args"].items():
            assert isinstance(value, int) and value >= 0, r
            self.counters.setdefault(f"{r['name']} {key}", []).append(value)

    def take_s(self, r, stack):
        arrow = (r["cat"], r["name"], r["id"])
        assert stack and arrow not in self.sources, r
        assert stack[-1]["ph"] == "B", f"an arrow would begin at an instant: {r}, {stack[-1]}"
        self.sources[arrow] = stack[-1]

    def take_f(self, r, stack):
        source = self.sources[r["cat"], r["name"], r["id"]]
        assert stack[-1]["name"] == "runs" and r["bp"] == "e", r
        assert source["ts"] < stack[-1]["ts"], r
        self.arrows.append((source, stack[-1]))


def check_slices(records):
    """Slices of a thread nest and end; arrows begin and end in an open one; time does not go back."""
    times = [r["ts"] for r in records if r["ph"] != "M"]
    assert times == sorted(times), "time goes back"
    assert all(r["pid"] == 1 and r["tid"] >= LOOP for r in records)
    imported = Importer(records)
    assert min(imported.lengths) >= 0 and max(imported.lengths) > 0
    assert set(imported.counters) == {
        "event loop: ready queue", "event loop: timers", "event loop: tasks alive"}, imported.counters
    return imported


def check_against_events(records, imported, events):
    """The same threads, turns, ends, outputs and lengths of the queue as the JSON transcript has."""
    names = {r["tid"]: r["args"]["name"] for r in records if r.get("name") == "thread_name"}
    made = [e for e in events if e["kind"] == "task_new"]
    assert len(names) == 2 + len(made), names
    steps = [e for e in events if e["kind"] == "task_step"]
    turns = [r for r in records if r["ph"] == "B" and r["name"] == "runs"]
    assert [e["event"] for e in steps] == [r["args"]["event"] for r in turns]
    assert [e["why"] for e in steps] == [r["args"]["why"] for r in turns]
    for step, turn in zip(steps, turns):
        assert names[turn["tid"]] == step["subject"]["name"], (turn, step)
        assert 0 <= turn["ts"] * 1000 - step["time_ns"] < 1e6, (turn, step)
    printed = [e["value"] for e in events if e["kind"] == "output"]
    assert printed == [r["args"]["value"] for r in records if r["tid"] == OUTPUT and r["ph"] == "i"]
    ends = {"result": "done", "exception": "failed", "cancelled": "cancelled"}
    assert [ends[e["variant"]] for e in events if e["kind"] == "task_end"] == [
        r["name"] for r in records if r["ph"] == "i" and r["cat"] == "task"]
    waits = [r for r in records if r["ph"] == "B" and r["name"].startswith("waits")]
    assert len(waits) == sum(e["kind"] == "task_await" for e in events)
    longest = queue = 0
    for e in events:
        queue += (e["kind"] in ("call_soon", "timer_due")) - (e["kind"] == "handle_begin")
        longest = max(longest, queue)
    shown = max(imported.counters["event loop: ready queue"])
    assert 0 < shown <= longest, (shown, longest)
    assert len(imported.arrows) == len([r for r in records if r["ph"] == "f"])
    return len(imported.arrows)


arrows = 0
for seed in range(1, 7):
    told = parsed(told_by("perfetto", seed))
    records = told["traceEvents"]
    check_fields(told)
    imported = check_slices(records)
    arrows += check_against_events(records, imported, [json.loads(line) for line in
                                                       told_by("json", seed).splitlines()])
assert arrows > 100, arrows
print("Perfetto can take the runs")
