"""A real window by keys alone and by mouse alone: jumps, pointing, values that open, the hood, the
settings, the condition of a breakpoint. See window.py.

Usage: window_keys.py SIMUL.
"""
import pathlib

from window import differs, drive, part, same

PROGRAM = pathlib.Path(__file__).resolve().parent / "programs" / "gate.py"
WHY_CHIP = (366, 108)  # places in a window of 1920 x 1080, behind 28 lines of the program
TASK_B, LINE_6, TAKE = (1480, 293), (32, 310), (624, 339)
VALUE, HOOD, SEARCH, THEME = (1431, 643), (1451, 26), (1707, 26), (1850, 142)
MARGIN, TASKS, LANES, OUTPUT = (24, 200, 130, 520), (1410, 200, 500, 260), (20, 810, 120, 140), (1410, 800, 500, 160)
VARIABLES = (1410, 560, 500, 200)


def to_the_moment(person):
    person.key("Escape", "Home")
    return person.key(*["Right"] * 28)


def jumps(person):
    person.key("Home")
    first = person.key("w")
    second = person.key("w")
    differs(first, second, "the next output")
    same(person.key("shift+w"), first, "the output before")
    marked = person.key("ctrl+m")
    differs(first, marked, "a bookmark")
    last = person.key("End")
    differs(last, marked, "the end")
    same(person.key("shift+a"), marked, "back to the bookmark")
    same(person.key("ctrl+m"), first, "it is taken away")
    timer = person.key("alt+i")
    differs(first, timer, "the next timer")
    person.key("alt+i")
    same(person.key("alt+shift+i"), timer, "the timer before")
    chosen = person.press(*TASK_B)  # of that one, wherever the cursor goes
    differs(timer, chosen, "a task that is selected")
    there = person.key("alt+Right")
    differs(chosen, there, "the next event of the task")
    person.key("alt+Right")
    same(person.key("alt+Left"), there, "the event before")
    person.key("Escape")


def pointing(person):
    """What is under the mouse lights up wherever it stands."""
    plain = to_the_moment(person)
    for place, what in ((TASK_B, "a task in its row"), (WHY_CHIP, "the task that Why is about")):
        lit = person.point_at(*place)
        for where, name in ((MARGIN, "the program"), (TASKS, "the tasks"), (LANES, "the timeline")):
            differs(part(plain, where), part(lit, where), f"{what}, in {name}")
    person.rest_mouse()
    same(person.at_rest(), plain, "nothing is pointed at")
    # The same by keys: one thing after the other.
    lit = person.key("semicolon")
    differs(part(plain, MARGIN), part(lit, MARGIN), "the first thing, by keys")
    differs(lit, person.key("semicolon"), "the next thing")
    same(person.key("colon"), lit, "the thing before")
    same(person.key("Escape"), plain, "and none")


def by_tab(person, where):
    """Tab until the focus is seen at [where]; how often."""
    plain = person.key("Escape")
    for n in range(1, 60):
        now = person.key("Tab")
        if part(now, where) != part(plain, where) and len(differing(now, plain, where)) > 3:
            return now
    raise Problem("Tab comes nowhere near")


def differing(a, b, where):
    return [y for y, (one, other) in enumerate(zip(part(a, where), part(b, where))) if one != other]


def values(person):
    plain = to_the_moment(person)
    opened = person.press(*VALUE)
    differs(part(plain, VARIABLES), part(opened, VARIABLES), "a value that is clicked opens")
    person.press(*VALUE)
    there = by_tab(person, VARIABLES)
    person.key("Down", "Down")
    closed = person.key("Left")
    opened = person.key("Right")
    differs(part(closed, VARIABLES), part(opened, VARIABLES), "a value opens by keys")
    differs(part(there, VARIABLES), part(opened, VARIABLES), "another row")
    same(person.key("Left"), closed, "and closes")
    person.key("Escape")


def the_hood(person):
    plain = to_the_moment(person)
    opened = person.key("u")
    differs(plain, opened, "the hood")
    differs(opened, person.key("Right"), "the next line, in the machine")
    person.key("Left")
    same(person.key("u"), plain, "it is closed")
    differs(plain, person.press(*HOOD), "the hood by its button")
    same(person.press(*HOOD), plain, "and closed by it")


def the_settings(person):
    plain = to_the_moment(person)
    sheet = person.key("ctrl+comma")
    differs(plain, sheet, "the sheet of settings")
    light = person.press(*THEME)
    differs(sheet, light, "another theme by mouse")
    person.key("Tab")
    same(person.key("Left", "Escape"), sheet, "and back by keys")
    same(person.key("Escape"), plain, "the sheet is closed")
    found = person.press(*SEARCH)
    differs(plain, found, "the palette by its button")
    same(person.key("Escape"), plain, "the palette is closed")


def a_condition(person):
    plain = to_the_moment(person)
    field = person.press(*LINE_6, button=3)
    differs(plain, field, "the field for a condition")
    person.display.xdotool("type", "--delay", "12", "page == 'B' and not pages.append(1)")
    wrong = person.press(*TAKE)
    differs(plain, wrong, "the flag of a condition, taken by mouse")
    person.press(*LINE_6, button=3)
    person.display.xdotool("key", "ctrl+a")
    person.display.xdotool("type", "--delay", "12", "page == 'B'")
    person.key("Return")
    person.key("Home")
    stopped = person.key("g")
    person.key("g")  # at no other: to the end
    same(person.key("shift+g"), stopped, "the only place where it holds")
    person.key("Home", "g")
    person.press(*LINE_6)  # a click on the flag takes it away
    same(to_the_moment(person), plain, "no breakpoint")


def the_editor(person):
    plain = to_the_moment(person)
    editor = person.key("e")
    differs(plain, editor, "the editor")
    focus = person.key("F6")
    differs(editor, focus, "F6 leaves the text")
    same(person.key("Escape"), editor, "Escape comes back to it")
    typed = person.key("x", "parenleft")
    differs(editor, typed, "what is typed, and wrong")
    person.key("ctrl+z")
    person.key("ctrl+z")
    same(person.key("Escape"), plain, "all is undone")


drive("window_keys.py", (str(PROGRAM), ("--size", "1920x1080"), (
    jumps, pointing, values, the_hood, the_settings, a_condition, the_editor)))
