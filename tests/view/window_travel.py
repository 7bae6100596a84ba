"""What travels in a real window: values between generators, an exception from task to task. See
window.py. Each step is at rest the same picture, whichever way and with or without motion.

Usage: window_travel.py SIMUL.
"""
import pathlib
import sys
import tempfile

from window import Display, Person, Problem, close, differs, need, part, same

PROGRAMS = pathlib.Path(__file__).resolve().parent / "programs"
STEPS = 5


def there_and_back(person):
    """Steps that move are at rest what they are without motion, forwards and backwards."""
    pictures = [person.at_rest()]
    for _ in range(STEPS):
        pictures.append(person.key("Right"))
        differs(pictures[-2], pictures[-1], "a step")
    for picture in reversed(pictures[:-1]):
        same(person.key("Left"), picture, "a step back")
    person.key("m")
    for picture in pictures[1:]:
        same(person.key("Right"), picture, "a step without motion")
    person.key("m")


def seen_to_travel(person):
    """While a value travels there are pictures that are neither before nor after the step."""
    before = person.at_rest()
    for _ in range(60):
        person.display.xdotool("key", "Right")
        seen = before
        while seen == before:  # the key has not come to it yet
            seen = person.look()
        before = person.at_rest()
        if seen != before:
            return
    need(False, "nothing is seen to travel")


def go_to_exception(person):
    """By the keys that jump to the next exception."""
    person.key("Home")
    start = person.at_rest()
    failed = person.key("y")
    differs(start, failed, "the next exception")
    return failed


LOOP = (370, 120, 480, 420)  # of a window of 1280 x 720


def tasks_travel(person):
    """By switches: a task leaves the queue for the running place, and is seen on its way."""
    person.key("Home")
    for _ in range(12):
        before = person.at_rest()
        person.display.xdotool("key", "Right")
        seen = before
        while seen == before:
            seen = person.look()
        after = person.at_rest()
        if part(seen, LOOP) not in (part(before, LOOP), part(after, LOOP)):
            return
    need(False, "no task is seen to travel")


def main():
    simul = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder)
        person = None
        options = ("--size", "1280x720", "--no-settings", "--depth", "expressions", "--paused")
        try:
            person = Person(simul, display, folder, *options, subject=str(PROGRAMS / "desk.py"))
            person.key("Down")
            person.key("Right", repeat=40)
            there_and_back(person)
            seen_to_travel(person)
            print("between generators ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
            person = Person(simul, display, folder, *options, subject=str(PROGRAMS / "shelf.py"))
            person.key("Down", repeat=2)
            person.key("Up")  # by expressions
            go_to_exception(person)
            there_and_back(person)
            print("from task to task ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
            person = Person(simul, display, folder, "--size", "1280x720", "--paused", "--theme", "dark",
                            subject=str(PROGRAMS / "gate.py"))
            person.key("Up")  # by switches
            tasks_travel(person)
            print("tasks between places ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
        finally:
            close(display, person)


try:
    main()
except Problem as problem:
    sys.exit(f"window_travel.py: {problem}")
