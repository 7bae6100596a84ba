"""The transcript of real runs: JSON that parses and means what run/transcript.h says, words that fit.

Usage: transcript.py TELL (the program tell.c).
"""
import json
import subprocess
import sys

FIELDS = {"event", "time_ns", "kind", "subject", "object", "value", "cause", "site", "told", "why",
          "causes"}
LONGEST = 142  # names are not cut below 16 characters


def told_by(language, form, seed):
    run = subprocess.run([sys.argv[1], language, form, str(seed)], capture_output=True, check=True)
    return run.stdout.decode("utf-8").splitlines()


def check_event(event, number, time_ns):
    assert FIELDS <= event.keys() <= FIELDS | {"variant"}, event
    assert event["event"] == number and event["time_ns"] >= time_ns, event
    assert event["cause"] is None or event["cause"] < number, event
    assert 10 < len(event["why"]) <= LONGEST, event
    for i, cause in enumerate(event["causes"], 1):
        assert cause["event"] < number and f"({i})" in event["why"], event
    assert event["site"] == "" or event["site"].split(":")[1].isdigit(), event
    for party in ("subject", "object"):
        assert event[party] is None or isinstance(event[party], int) or "kind" in event[party]


def check(language, seed):
    events = [json.loads(line) for line in told_by(language, "json", seed)]
    time_ns = 0
    for number, event in enumerate(events):
        check_event(event, number, time_ns)
        time_ns = event["time_ns"]
    assert events[0]["kind"] == "run_begin" and events[-1]["kind"] == "run_end"
    assert events[0]["value"] == 'a "quoted" \\ name\t\ufffd', events[0]
    words = told_by(language, "words", seed)
    told = [event["why"] for event in events if event["told"]]
    assert [line.split("  ")[-1] for line in words] == told, "the words are not those of the JSON"
    return len(events), {event["kind"] for event in events}


kinds = set()
for seed in range(1, 5):
    for language in ("en", "ru"):
        n, seen = check(language, seed)
        assert n > 500
        kinds |= seen
missing = {"task_step", "future_done", "sync_state", "handle_cancel", "mark", "output"} - kinds
assert not missing, missing
print("the transcripts hold")
