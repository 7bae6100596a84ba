"""A run as Perfetto takes it: held against the Trace Event Format and against the same run in JSON.

Usage: perfetto.py TELL (the program tell.c).
"""
import collections
import json
import subprocess
import sys

LOOP = 1
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
    """Each record has what its phase needs, of the right type, and nothing that no reader knows."""
    assert set(told) == {"traceEvents", "displayTimeUnit", "otherData"}, set(told)
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


def check_slices(records):
    """Slices of a thread nest and end; arrows begin and end in an open one; time does not go back."""
    open_slices = collections.defaultdict(list)
    starts, last, lengths = {}, 0, []
    for r in records:
        assert r["pid"] == 1 and r["tid"] >= LOOP, r
        if r["ph"] == "M":
            continue
        assert r["ts"] >= last, r
        last = r["ts"]
        stack = open_slices[r["tid"]]
        if r["ph"] == "B":
            assert r["name"] and r["cat"] in ("task", "loop"), r
            assert len(stack) < (4 if r["tid"] == LOOP else 1), r
            stack.append(r)
        elif r["ph"] == "E":
            lengths.append(r["ts"] - stack.pop()["ts"])
        elif r["ph"] == "s":
            assert stack and r["id"] not in starts, r
            starts[r["id"]] = r
        elif r["ph"] == "f":
            begun = starts.pop(r["id"])
            assert stack and stack[-1]["name"] == "runs" and r["bp"] == "e", r
            assert begun["ts"] < r["ts"] and begun["name"] == r["name"], r
        elif r["ph"] == "i":
            assert r["s"] == "t", r
        elif r["ph"] == "C":
            assert r["args"]["n"] >= 0, r
    assert not any(open_slices.values()), "a slice is left open"
    assert min(lengths) >= 0 and max(lengths) > 0
    return last


def check_against_events(records, events):
    """The same threads, turns, ends, outputs and lengths of the queue as the JSON transcript has."""
    names = {r["tid"]: r["args"]["name"] for r in records if r.get("name") == "thread_name"}
    made = [e for e in events if e["kind"] == "task_new"]
    assert len(names) == 1 + len(made), names
    steps = [e for e in events if e["kind"] == "task_step"]
    turns = [r for r in records if r["ph"] == "B" and r["name"] == "runs"]
    assert [e["event"] for e in steps] == [r["args"]["event"] for r in turns]
    assert [e["why"] for e in steps] == [r["args"]["why"] for r in turns]
    for step, turn in zip(steps, turns):
        assert names[turn["tid"]] == step["subject"]["name"], (turn, step)
        assert 0 <= turn["ts"] * 1000 - step["time_ns"] < 1e6, (turn, step)
    printed = [e["value"] for e in events if e["kind"] == "output"]
    assert printed == [r["args"]["value"] for r in records if r.get("name") == "prints"]
    ends = {"result": "done", "exception": "failed", "cancelled": "cancelled"}
    assert [ends[e["variant"]] for e in events if e["kind"] == "task_end"] == [
        r["name"] for r in records if r["ph"] == "i" and r["cat"] == "task"]
    waits = [r for r in records if r["ph"] == "B" and r["name"].startswith("waits")]
    assert len(waits) == sum(e["kind"] == "task_await" for e in events)
    longest = queue = 0
    for e in events:
        queue += (e["kind"] in ("call_soon", "timer_due")) - (e["kind"] == "handle_begin")
        longest = max(longest, queue)
    shown = max(r["args"]["n"] for r in records if r["ph"] == "C" and r["name"] == "ready queue")
    assert 0 < shown <= longest, (shown, longest)
    return len([r for r in records if r["ph"] == "f"])


arrows = 0
for seed in range(1, 7):
    told = parsed(told_by("perfetto", seed))
    assert told["displayTimeUnit"] in ("ms", "ns")
    records = told["traceEvents"]
    check_fields(told)
    check_slices(records)
    arrows += check_against_events(records, [json.loads(line) for line in
                                             told_by("json", seed).splitlines()])
assert arrows > 100, arrows
print("Perfetto can take the runs")
