"""The program in a real window: changed, stopped in, changed by others, with real keys and mouse.

Usage: window_edit.py SIMUL. See window.py. What was typed is looked at in the files that it saves.
"""
import pathlib
import sys
import tempfile
import time

from window import Display, Person, Problem, clipboard, close, differs, need, same, wait_for

HELPER = """def double(n):
    twice = n + n
    return twice
"""
PROGRAM = """import helper

def show(n):
    value = helper.double(n)
    print(value)

for i in range(6):
    show(i)
"""
SIZE = ("--size", "1280x720", "--theme", "dark", "--no-motion")
TEXT_X, FIRST_Y, PITCH = 148, 154, 16  # where the source begins, watched
PAPER_X = 92                           # and where it is edited
CELL = 7.2                             # a character


class Files:
    def __init__(self, folder):
        self.main, self.helper = pathlib.Path(folder) / "main.py", pathlib.Path(folder) / "helper.py"
        self.write()

    def write(self):
        self.main.write_text(PROGRAM)
        self.helper.write_text(HELPER)


def mouse(person, x, y, *words):
    left, top, _, _ = person.place()
    person.display.xdotool("mousemove", left + x, top + y, "sleep", "0.15", *words)
    time.sleep(0.1)


def soon(what, expected, ask):
    """A loaded machine takes its time."""
    seen = [None]

    def is_there():
        seen[0] = ask()
        return True if seen[0] == expected else None
    try:
        wait_for(what, is_there)
    except Problem:
        raise Problem(f"{what}: {seen[0]!r}") from None


def copied(person, expected, what):
    person.display.xdotool("key", "ctrl+c")
    soon(what, expected, lambda: clipboard(person.display))


def saved(person, path, expected, what):
    person.key("ctrl+s")
    soon(what, expected, path.read_text)


def the_clipboard(person, files):
    """Between this window, another one and other programs."""
    person.at_rest()  # it has the keyboard by then
    person.key("e")
    person.key("ctrl+a")
    copied(person, PROGRAM, "all of it is copied")
    clipboard(person.display, "# pasted: ü €\n")
    person.key("ctrl+Home")
    person.key("ctrl+v")
    saved(person, files.main, "# pasted: ü €\n" + PROGRAM, "pasted")
    other = Person(person.simul, person.display, person.folder, *SIZE, subject=str(files.helper))
    other.at_rest()
    other.key("e")
    other.display.xdotool("key", "ctrl+x")  # nothing is selected: the line
    saved(other, files.helper, HELPER.split("\n", 1)[1], "cut")
    need(other.quit("key", "ctrl+q") == 0, "another window ends with an error")
    # What it cut is gone with it, as everywhere without a clipboard manager; ours stays usable.
    files.helper.write_text(HELPER)
    person.key("ctrl+z")
    saved(person, files.main, PROGRAM, "undone")
    person.key("Escape")


def selecting_by_mouse(person, files):
    person.key("e")
    y = FIRST_Y + 3 * PITCH  # "    value = helper.double(n)"
    mouse(person, PAPER_X + round(6 * CELL), y, "click", "--repeat", 2, "--delay", 80, "1")
    person.rest_mouse()
    copied(person, "value", "a double click")
    time.sleep(0.6)  # so that the next one is no third click
    mouse(person, PAPER_X + round(6 * CELL), y, "click", "--repeat", 3, "--delay", 80, "1")
    copied(person, "    value = helper.double(n)\n", "a triple click")
    time.sleep(0.6)
    left, top, _, _ = person.place()
    mouse(person, PAPER_X + round(4 * CELL), y, "mousedown", "1", "sleep", "0.1", "mousemove",
          left + PAPER_X + round(9 * CELL), top + y, "sleep", "0.1", "mousemove",
          left + PAPER_X + round(9 * CELL), top + y + PITCH, "sleep", "0.1", "mouseup", "1")
    copied(person, "value = helper.double(n)\n    print", "dragging")
    person.type("xyz")
    saved(person, files.main, PROGRAM.replace("value = helper.double(n)\n    print", "xyz"), "typed over")
    person.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    saved(person, files.main, PROGRAM, "undone")
    person.key("Escape")


def finding(person, files):
    person.key("e")
    person.key("ctrl+Home")
    person.display.xdotool("key", "ctrl+h")
    person.type("value")
    found = person.at_rest()
    differs(found, person.key("Return"), "the next match")
    person.display.xdotool("key", "Tab")
    person.type("result")
    person.key("alt+Return")
    saved(person, files.main, PROGRAM.replace("value", "result"), "all are replaced")
    person.key("Escape", "ctrl+z")
    saved(person, files.main, PROGRAM, "undone")
    person.key("Escape")


def breakpoints(person, files):
    first = person.key("Home")
    mouse(person, 40, FIRST_Y + 4 * PITCH, "click", "1")  # the margin of line 5
    person.rest_mouse()
    flag = person.at_rest()
    differs(first, flag, "a flag in the margin")
    once = person.key("g")
    differs(flag, once, "to the breakpoint")
    differs(once, person.key("g"), "to the next one")
    same(person.key("shift+g"), once, "and back")
    person.key("Home")
    person.display.xdotool("key", "space")  # playing stops there, too

    def is_there():
        return True if person.look() == once else None
    wait_for("playing to stop at the breakpoint", is_there)
    mouse(person, 300, FIRST_Y + 4 * PITCH, "keydown", "ctrl", "click", "1", "keyup", "ctrl")
    person.rest_mouse()
    same(person.key("Home"), first, "Ctrl click takes the flag away")
    # With a condition, typed beside its line.
    mouse(person, 300, FIRST_Y + 4 * PITCH, "click", "3")
    person.type("value > 5 and i % 2 == 0")
    person.display.xdotool("key", "Return")
    person.rest_mouse()
    person.key("Home")
    fourth = person.key("g")  # i is 4
    same(person.key("g"), person.key("End"), "no further one")
    same(person.key("shift+g"), fourth, "the only one")
    wrong = person.key("Home")
    person.display.xdotool("key", "alt+Down")
    for _ in range(3):
        person.display.xdotool("key", "alt+Down")
    person.key("Escape")
    mouse(person, 300, FIRST_Y + 4 * PITCH, "click", "3")
    person.type("nobody")
    person.display.xdotool("key", "Return")
    person.rest_mouse()
    differs(wrong, person.at_rest(), "what is wrong with a condition")
    mouse(person, 40, FIRST_Y + 4 * PITCH, "click", "1")
    person.rest_mouse()
    same(person.key("Home"), first, "no flag is left")


def lines_and_folds(person, files):
    first = person.key("Home")
    mouse(person, 122, FIRST_Y + 4 * PITCH, "click", "1")  # the number of line 5
    person.rest_mouse()
    there = person.at_rest()
    differs(first, there, "to where the line is run")
    again = person.key("j")
    differs(there, again, "its next time")
    same(person.key("shift+j"), there, "and the time before")
    person.key("Home")
    for _ in range(4):
        person.display.xdotool("key", "alt+Down")
    person.key("k")
    same(person.key("Escape"), there, "to the line, by keyboard")
    mouse(person, TEXT_X - 8, FIRST_Y + 2 * PITCH, "click", "1")  # beside the number of a def
    person.rest_mouse()
    folded = person.at_rest()
    differs(there, folded, "a folded function")
    same(person.key("shift+z"), there, "everything unfolded")


def several_files(person, files):
    person.key("Home")
    main = person.at_rest()
    helper = person.key("ctrl+Next")
    differs(main, helper, "the other file")
    same(person.key("ctrl+Next"), person.key("ctrl+Prior", "ctrl+Next"), "round, there and back")
    person.key("ctrl+Next")
    person.key("e")
    person.key("ctrl+Home")
    person.type("# here")
    person.key("Return")
    person.key("ctrl+Next")  # the main one, changed as well
    person.key("ctrl+End")
    person.type("print('more')")
    before = person.at_rest()
    differs(before, person.key("ctrl+Return"), "both are run")
    need(files.helper.read_text() == HELPER, "running saves nothing")
    person.key("e")
    saved(person, files.main, PROGRAM + "print('more')", "the one")
    person.key("ctrl+Next")
    saved(person, files.helper, "# here\n" + HELPER, "the other")
    person.key("Escape")


def changed_elsewhere(person, files):
    files.write()
    person.key("ctrl+Next")
    time.sleep(1.5)
    first = person.key("Home")
    end = person.key("End")
    files.main.write_text(PROGRAM + "print('elsewhere')\n")
    wait_for("the changed file", lambda: True if person.look() != end else None)
    files.write()
    time.sleep(1.5)
    same(person.key("Home"), first, "as it was")
    person.key("e")
    person.key("ctrl+Home")
    person.type("# mine")
    person.display.xdotool("key", "Return")
    mine = person.at_rest()
    files.main.write_text("# theirs\n" + PROGRAM)
    wait_for("the question", lambda: True if person.look() != mine else None)
    person.key("ctrl+k")
    saved(person, files.main, "# mine\n" + PROGRAM, "mine")
    person.type("x")
    files.main.write_text(PROGRAM)
    before = person.at_rest()
    wait_for("the question", lambda: True if person.look() != before else None)
    time.sleep(1.2)
    person.key("ctrl+t")
    saved(person, files.main, PROGRAM, "theirs")
    person.key("Escape")


def main():
    simul = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        files = Files(folder)
        display = Display(folder)
        person = None
        try:
            person = Person(simul, display, folder, *SIZE, subject=str(files.main))
            for act in (the_clipboard, selecting_by_mouse, finding, breakpoints, lines_and_folds,
                        several_files, changed_elsewhere):
                person.rest_mouse()
                act(person, files)
                print(act.__name__.replace("_", " "), "ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
        finally:
            close(display, person)


if __name__ == "__main__":
    try:
        main()
    except Problem as problem:
        sys.exit(f"window_edit.py: {problem}")
