"""The timeline of a real window with many tasks, with real mouse and keys: see window.py.

Usage: window_time.py SIMUL.
"""
import pathlib
import sys
import tempfile

from window import Display, Person, Problem, close, differs, need, same

CROWD = pathlib.Path(__file__).resolve().parent / "programs" / "pool.py"
NAMES, LANES = 60, 700  # x of the tasks' names, and of a place in their lanes
MARKS, GROUP, LANE = 846, 875, 949  # y of the marks of time, of the group's name, of a lane


def wheel(person, x, y, button, times=1, ctrl=False):
    left, top, _, _ = person.place()
    person.display.xdotool("mousemove", left + x, top + y, "sleep", "0.1")
    words = ["click", "--repeat", times, "--delay", "20", button]
    person.display.xdotool(*(["keydown", "ctrl"] if ctrl else []), *words,
                           *(["keyup", "ctrl"] if ctrl else []))
    person.rest_mouse()
    return person.at_rest()


def drag(person, x, y, to):
    left, top, _, _ = person.place()
    person.display.xdotool("mousemove", left + x, top + y, "sleep", "0.1", "mousedown", "1",
                           "mousemove", left + (x + to) // 2, top + y, "sleep", "0.1",
                           "mousemove", left + to, top + y, "sleep", "0.1", "mouseup", "1")
    person.rest_mouse()
    return person.at_rest()


def click(person, x, y):
    person.click(x, y)
    person.rest_mouse()
    return person.at_rest()


def many_lanes(person):
    person.key("Home")
    start = click(person, LANES, LANE)
    differs(person.key("Home"), start, "a click into the lanes goes to that moment")
    start = click(person, LANES, LANE)
    closer = wheel(person, LANES, LANE, 4, times=3, ctrl=True)
    differs(start, closer, "the wheel with Ctrl makes it larger")
    elsewhere = wheel(person, LANES, LANE, 5, times=2)
    differs(closer, elsewhere, "the wheel shows another part")
    same(closer, wheel(person, LANES, LANE, 4, times=2), "the wheel back")
    dragged = drag(person, LANES, MARKS, LANES - 200)
    differs(closer, dragged, "the marks are dragged")
    same(closer, drag(person, LANES, MARKS, LANES + 200), "and dragged back")
    tasks = click(person, NAMES, GROUP)
    differs(closer, tasks, "a click on a group opens it")
    scrolled = wheel(person, NAMES, LANE, 5, times=5)
    differs(tasks, scrolled, "the wheel over the names scrolls")
    wheel(person, NAMES, LANE, 4, times=9)
    same(closer, click(person, NAMES, GROUP), "a click closes it")


def main():
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder)
        person = None
        try:
            person = Person(sys.argv[1], display, folder, "--size", "1920x1080", "--no-motion",
                            subject=str(CROWD))
            many_lanes(person)
            print("many lanes ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
        finally:
            close(display, person)


try:
    main()
except Problem as problem:
    sys.exit(f"window_time.py: {problem}")
