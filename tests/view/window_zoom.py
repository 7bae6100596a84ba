"""A real window of 1280 x 720 at every zoom, from 75 to 300 %, and all of it used at 300 %, by keys
and by mouse. See window.py.

Usage: window_zoom.py SIMUL.
"""
import pathlib
import sys
import tempfile

from window import Display, Person, Problem, close, differs, need, same

PROGRAM = pathlib.Path(__file__).resolve().parent / "programs" / "gate.py"
ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
LOOP, PENCIL, SEARCH = (376, 50), (1153, 50), (1238, 50)  # of the bar at the top
PANEL, FORWARD = (640, 450), (372, 672)
WHEEL_DOWN = 5


def at(person, place, button=1):
    left, top, _, _ = person.place()
    person.display.xdotool("mousemove", left + place[0], top + place[1], "sleep", "0.1",
                           "click", button, "sleep", "0.1")
    person.rest_mouse()
    return person.at_rest()


def every_zoom(person):
    for _ in ZOOMS:
        person.key("ctrl+minus")
    for percent in ZOOMS:
        same(person.at_rest(), person.rendered("--zoom", str(percent), "--theme", "dark"), f"{percent} %")
        person.key("ctrl+equal")
    same(person.at_rest(), person.rendered("--zoom", "300", "--theme", "dark"), "no more than 300 %")


def by_mouse(person):
    program = at(person, FORWARD)
    differs(person.key("Home"), person.key("Right"), "a step")
    same(person.at_rest(), program, "a step by its button")
    loop = at(person, LOOP)
    differs(program, loop, "the loop as a tab")
    differs(loop, at(person, PANEL, WHEEL_DOWN), "what is below, by the wheel")
    found = at(person, SEARCH)
    differs(loop, found, "every command")
    person.display.xdotool("type", "--delay", "12", "hood")
    person.at_rest()
    differs(loop, person.key("Return"), "under the hood")
    person.key("u")
    differs(person.look(), at(person, PENCIL), "the editor")
    person.key("Escape")


def by_keys(person):
    begin = person.key("Home")
    differs(begin, person.key("Tab", "Tab", "Tab", "Return"), "another tab")
    person.key("Escape")
    for key, what in (("question", "the page of keys"), ("slash", "the search")):
        differs(person.look(), person.key(key), what)
        person.key("Escape")
    differs(person.look(), person.key("p"), "a question")
    person.key("p")
    person.key("ctrl+0")
    differs(begin, person.at_rest(), "the usual size again")


def main():
    simul = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder)
        person = None
        try:
            person = Person(simul, display, folder, "--size", "1280x720", "--no-motion", "--theme", "dark",
                            subject=str(PROGRAM))
            for act in (every_zoom, by_mouse, by_keys):
                act(person)
                print(act.__name__.replace("_", " "), "ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
        finally:
            close(display, person)


try:
    main()
except Problem as problem:
    sys.exit(f"window_zoom.py: {problem}")
