"""A run as Perfetto takes it: held against the Trace Event Format and against the same run in JSON.

Usage: perfetto.py TELL (the program tell.c).
"""
import collections
import json
import subprocess
import sys

PHASES = set("BEiCsfM")
LOOP = 1


def told_by(form, seed):
    run = subprocess.run([sys.argv[1], "en", form, str(seed)], capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def check_slices(records):
    """Slices of a thread nest and end; arrows begin and end in an open one; time does not go back."""
    open_slices = collections.defaultdict(list)
    starts, last, lengths = {}, 0, []
    for r in records:
        assert r["ph"] in PHASES and r["pid"] == 1 and r["tid"] >= LOOP, r
        if r["ph"] == "M":
            assert r["name"] in ("process_name", "thread_name", "thread_sort_index"), r
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
    told = json.loads(told_by("perfetto", seed))
    assert told["displayTimeUnit"] in ("ms", "ns")
    records = told["traceEvents"]
    check_slices(records)
    arrows += check_against_events(records, [json.loads(line) for line in
                                             told_by("json", seed).splitlines()])
assert arrows > 100, arrows
print("Perfetto can take the runs")
