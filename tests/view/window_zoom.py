"""A real window of 1280 x 720 at every zoom, from 75 to 300 %, and all of it used at 300 %, by keys
and by mouse. See window.py.

Usage: window_zoom.py SIMUL.
"""
import pathlib

from window import differs, drive, same

PROGRAM = pathlib.Path(__file__).resolve().parent / "programs" / "gate.py"
ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200, 250, 300)
LOOP, PENCIL, SEARCH = (376, 50), (1153, 50), (1238, 50)  # of the bar at the top
PANEL, FORWARD = (640, 450), (372, 672)
WHEEL_DOWN = 5


def every_zoom(person):
    for _ in ZOOMS:
        person.key("ctrl+minus")
    for percent in ZOOMS:
        same(person.at_rest(), person.rendered("--zoom", str(percent), "--theme", "dark"), f"{percent} %")
        person.key("ctrl+equal")
    same(person.at_rest(), person.rendered("--zoom", "300", "--theme", "dark"), "no more than 300 %")


def by_mouse(person):
    program = person.press(*FORWARD)
    differs(person.key("Home"), person.key("Right"), "a step")
    same(person.at_rest(), program, "a step by its button")
    loop = person.press(*LOOP)
    differs(program, loop, "the loop as a tab")
    differs(loop, person.press(*PANEL, button=WHEEL_DOWN), "what is below, by the wheel")
    found = person.press(*SEARCH)
    differs(loop, found, "every command")
    person.display.xdotool("type", "--delay", "12", "hood")
    person.at_rest()
    differs(loop, person.key("Return"), "under the hood")
    person.key("u")
    differs(person.look(), person.press(*PENCIL), "the editor")
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


drive("window_zoom.py", (str(PROGRAM), ("--size", "1280x720"), (every_zoom, by_mouse, by_keys)))
