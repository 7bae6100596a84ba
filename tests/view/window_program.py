"""The program in a real window: what its panel shows, and how it is written. See window.py; more of it
in window_edit.py.

Usage: window_program.py SIMUL.
"""
import pathlib
import tempfile

from window import Person, clipboard, differs, do_by_name, drive, has_colour, need, part, same, wait_for
from window_edit import FIRST_Y, HELPER, PITCH, PROGRAM, Files, saved, soon

SIZE = ("--size", "1280x720")
CODE = (140, 146, 390, 300)
KEYWORD, STRING, NUMBER = "B9BFF0", "A9D3C1", "E0CFA6"
EXPRESSION, NOW, FAIL = "4A3F20", "FFCF4A", "FF7F50"
MAIN, OTHER = (176, 132), (260, 132)
UNDO, REDO, MINE, THEIRS = (451, 132), (509, 132), (79, 194), (240, 194)


def line(n):
    return (8, FIRST_Y + PITCH * (n - 1) - 8, 520, PITCH)


def words_have_their_colours(person):
    person.key("Home")
    code = part(person.look(), CODE)
    for colour, what in ((KEYWORD, "keywords"), (NUMBER, "numbers"), (STRING, "texts")):
        need(has_colour(code, colour, near=6), f"{what} have no colour of their own")


def the_expression_and_its_value_are_marked(person):
    person.key("Home", "Down")
    begun = person.at_rest()
    need(not has_colour(part(begun, CODE), EXPRESSION), "an expression is marked before any is reached")
    for _ in range(12):
        if has_colour(part(person.key("Right"), CODE), EXPRESSION):
            break
    named = person.look()
    need(has_colour(part(named, CODE), EXPRESSION), "no expression is ever marked")
    need(has_colour(part(named, CODE), NOW, near=6), "no value is shown beside it")
    differs(part(named, CODE), part(person.key("Right"), CODE), "the next expression")
    person.key("Up")


def playing_stops_at_a_condition(person):
    """value is 6 where i is 3: the only place."""
    person.key("Home")
    plain = person.press(300, FIRST_Y + 4 * PITCH, button=3)
    person.type("value == 6")
    person.key("Return")
    person.key("Home")
    there = person.key("g")
    same(person.key("Home", "g"), there, "the place")
    beginning = person.key("Home")
    person.display.xdotool("key", *["plus"] * 3, "space")
    wait_for("playing to stop there", lambda: True if part(person.look(), CODE) == part(there, CODE) else None)
    same(part(person.at_rest(), CODE), part(there, CODE), "playing stays there")
    person.key(*["minus"] * 3)
    same(person.key("shift+g"), beginning, "there is none before")
    person.press(40, FIRST_Y + 4 * PITCH)
    differs(plain, person.key("Home"), "no flag")


def a_condition_is_typed_by_keys(person):
    plain = person.key("Home")
    person.key(*["alt+Down"] * 5, "alt+Up", "shift+b")
    person.type("value == 6")
    person.key("Return", "Escape", "Home")
    there = person.key("g")
    differs(plain, there, "where it holds")
    same(person.key("End", "shift+g"), there, "the only place")
    person.key("Home")
    person.press(40, FIRST_Y + 4 * PITCH)
    same(person.key("Escape", "Home"), plain, "no flag")


def a_block_is_folded_by_keys(person):
    plain = person.key("Home")
    person.key("alt+Down", "alt+Down")
    folded = person.key("z")
    differs(part(plain, line(4)), part(folded, line(4)), "the folded block")
    person.key("z")
    same(person.key("Escape"), plain, "unfolded")


def files_are_tabs(person):
    main = person.key("Home")
    helper = person.press(*OTHER)
    differs(part(main, CODE), part(helper, CODE), "the other file")
    person.press(*MAIN)
    same(part(person.key("Escape"), CODE), part(main, CODE), "the first one")


def what_is_written(person, files, text, expected, what):
    person.key("e", "ctrl+a", "Delete")
    person.type(text)
    saved(person, files.main, expected, what)


def writing(files):
    """The acts that look at the files."""

    def it_indents_as_python_wants(person):
        person.key("Home")
        what_is_written(person, files, "def f():\nif 1:\nreturn 2\nreturn 3",
                        "def f():\n    if 1:\n        return 2\n    return 3", "indentation")
        person.key("ctrl+a", "Tab")
        saved(person, files.main, "    def f():\n        if 1:\n            return 2\n        return 3", "Tab")
        person.key("ctrl+a", "shift+Tab")
        saved(person, files.main, "def f():\n    if 1:\n        return 2\n    return 3", "Shift Tab")
        what_is_written(person, files, "if 1:\na = 1", "if 1:\n    a = 1", "a block")
        person.key("Return", "BackSpace", "b")
        saved(person, files.main, "if 1:\n    a = 1\nb", "Backspace leaves the block")

    def changes_are_undone_and_made_again(person):
        what_is_written(person, files, "a = 1", "a = 1", "a line")
        person.key("Return")
        person.type("b")
        saved(person, files.main, "a = 1\nb", "a second line")
        for undo, redo in ((lambda: person.key("ctrl+z"), lambda: person.key("ctrl+y")),
                           (lambda: person.press(*UNDO), lambda: person.press(*REDO))):
            n = 0
            while files.main.read_text() == "a = 1\nb":
                n += 1
                need(n < 5, "nothing is undone")
                undo()
                person.key("ctrl+s")
            need(files.main.read_text() in ("a = 1\n", "a = 1", ""), f"undone: {files.main.read_text()!r}")
            for _ in range(n):
                redo()
            saved(person, files.main, "a = 1\nb", "made again")

    def an_error_is_underlined_while_it_is_typed(person):
        what_is_written(person, files, "x = 1\ny = 2", "x = 1\ny = 2", "two lines")
        good = person.at_rest()
        need(not has_colour(part(good, CODE), FAIL), "what is right looks wrong")
        wrong = person.type(" (")
        need(has_colour(part(wrong, line(2)), FAIL), "what is wrong is not underlined")
        need(has_colour(part(wrong, line(3)), FAIL), "CPython's message does not stand under it")
        other = person.key("BackSpace", "parenright")
        differs(part(wrong, line(3)), part(other, line(3)), "the message of another error")
        person.key("ctrl+Home")
        home = person.at_rest()
        differs(home, person.key("F8"), "to the error")
        person.key("ctrl+End", "BackSpace", "BackSpace")
        need(not has_colour(part(person.at_rest(), CODE), FAIL), "what was mended looks wrong")

    def after_a_change_it_runs_on_at_the_same_moment(person):
        clipboard(person.display, PROGRAM)
        person.key("e", "ctrl+a", "ctrl+v", "ctrl+Return", "Home")
        person.key("Right", repeat=12)
        person.key("e", "ctrl+End")
        person.type("print('more')")
        person.key("ctrl+Return", "ctrl+s")
        now, drawn = person.at_rest(), person.rendered("--theme", "dark", "--steps", "12")
        same(now[150:], drawn[150:], "the same moment")  # below the tabs: one was chosen before
        differs(person.look(), person.key("End"), "it can go on")

    def both_changed_is_asked_about_by_mouse(person):
        for answer, expected in ((MINE, "# mine\n" + PROGRAM), (THEIRS, PROGRAM + "# theirs\n")):
            files.main.write_text(PROGRAM)
            person.key("Home")
            wait_for("the file as it is", lambda: True if part(person.rendered("--theme", "dark"), CODE) ==
                     part(person.look(), CODE) else None)
            person.key("e", "ctrl+Home")
            person.type("# mine\n")
            mine = person.at_rest()
            files.main.write_text(PROGRAM + "# theirs\n")
            wait_for("the question", lambda: True if person.look() != mine else None)
            person.press(*answer)
            saved(person, files.main, expected, "the answer")
            person.key("Escape")

    def what_was_not_saved_is_offered_and_opened_or_discarded(person):
        other = files.main.with_name("draft.py")
        for action, expected in (("open-draft", "b = 2\na = 1\n"), ("discard-draft", "a = 1\n")):
            other.write_text("a = 1\n")
            for is_killed in (True, False):
                again = Person(person.simul, person.display, person.folder, *SIZE, "--no-motion",
                               subject=str(other))
                again.at_rest()
                if is_killed:
                    again.key("e", "ctrl+Home")
                    again.type("b = 2\n")
                    again.process.kill()
                    again.process.wait()
                else:
                    do_by_name(again, action)
                    again.key("Escape")  # out of the text that was opened, if it was
                    again.key("e")
                    again.key("ctrl+s")
                    soon(action, expected, other.read_text)
                    need(again.quit("key", "ctrl+q") == 0, "it ends with an error")

    return (it_indents_as_python_wants, changes_are_undone_and_made_again,
            an_error_is_underlined_while_it_is_typed, after_a_change_it_runs_on_at_the_same_moment,
            both_changed_is_asked_about_by_mouse,
            what_was_not_saved_is_offered_and_opened_or_discarded)


with tempfile.TemporaryDirectory() as folder:
    program = Files(folder)
    gate = pathlib.Path(__file__).resolve().parent / "programs" / "gate.py"
    drive("window_program.py",
          (str(gate), SIZE, (words_have_their_colours,)),
          (str(program.main), SIZE, (the_expression_and_its_value_are_marked, playing_stops_at_a_condition,
                                     a_condition_is_typed_by_keys, a_block_is_folded_by_keys, files_are_tabs, *writing(program))))
