"""Ways to use a real window, with real keys and mouse: predicting, presenting, a lesson's changes
and words. See window.py.

Usage: window_ways.py SIMUL.
"""
import pathlib
import sys
import tempfile

from window import (DISPLAY_H, DISPLAY_W, Display, Person, Problem, close, differs, need, same,
                    wait_for)

HERE = pathlib.Path(__file__).parent


def predicting(person):
    usual = person.at_rest()
    idle = person.key("p")
    differs(usual, idle, "asking before decisions")
    asked = person.key("Return")
    differs(idle, asked, "a question")
    same(asked, person.key("Right"), "a step past an open question")
    chosen = person.key("2")
    differs(asked, chosen, "an answer")
    hands = person.key("shift+1", "shift+2")
    differs(chosen, hands, "hands of the class")
    differs(hands, person.key("v"), "hidden hands")
    revealed = person.key("v", "Return")
    differs(hands, revealed, "the reveal")
    again = person.key("Return")
    differs(revealed, again, "the next question")
    skipped = person.key("Escape")
    differs(again, skipped, "a question that was skipped")
    _, _, w, h = person.place()
    third = person.key("Return")
    person.click(w // 16, h * 3 // 4)
    person.rest_mouse()
    differs(third, person.at_rest(), "an answer with the mouse")
    person.key("p")
    same(person.key("Home"), usual, "no more questions")


def deciding(person):
    """In the loop's place: by keys alone, then by mouse alone."""
    usual = person.key("m")  # without motion, nothing goes on by itself
    asked = person.key("s")
    differs(usual, asked, "a decision")
    same(asked, person.key("Right"), "a step past an open decision")
    first = person.key("1")
    differs(asked, first, "the first task runs")
    second = person.key("Return")
    differs(second, person.key("0"), "a wrong decision")
    same(person.key("Left"), asked, "a decision that was taken back")
    same(person.key("1", "Return"), second, "the same again")
    differs(second, person.key("Down"), "a choice that is marked")
    ran = person.key("Down", "Return")
    differs(second, ran, "the choice that was marked")
    same(person.key("Escape", "Home"), usual, "no more decisions")

    def clicked(x, y):
        person.click(x, y)
        person.rest_mouse()
        return person.at_rest()
    same(clicked(654, 20), asked, "the loop's place, by mouse")
    same(clicked(780, 212), first, "the head of the queue")
    same(clicked(52, 700), second, "on to the next decision")
    differs(second, clicked(1030, 270), "a task that is third")
    same(clicked(466, 700), asked, "a decision that was taken back by mouse")
    clicked(780, 212)
    clicked(52, 700)
    same(clicked(1012, 206), ran, "the task that is first, in its list")
    clicked(346, 700)
    same(person.key("Home"), usual, "the loop's place, left by mouse")
    # A program that is changed is decided on, in its new run.
    person.key("s", "1", "Return")
    person.key("e", "ctrl+End", "space")
    again = person.key("ctrl+Return")
    same(again, person.key("Right"), "a step past an open decision of the changed program")
    differs(again, person.key("Down"), "a choice of the changed program that is marked")
    person.key("e", "ctrl+z")
    person.key("ctrl+Return")
    person.key("Escape", "Home", "m")


def playing_stops_at_a_question(person):
    person.key("Home")
    moment = person.key("n")
    person.key("Home")
    person.display.xdotool("key", "space")
    wait_for("the lesson's question", lambda: True if person.look() == moment else None)
    same(person.at_rest(), moment, "playing stops where the lesson asks")
    person.key("Home")


def presenting(person):
    usual = person.at_rest()
    size = person.place()[2:]
    person.display.xdotool("key", "F5")
    wait_for("the whole screen", lambda: True if person.place()[2:] == [DISPLAY_W, DISPLAY_H] else None)
    first = person.at_rest()
    second = person.key("Next")
    differs(first, second, "the clicker's Page Down is the next moment")
    same(person.key("Prior"), first, "its Page Up the one before")
    blank = person.key("period")
    need(not any(any(row) for row in blank[:100]), "a blank screen is black")
    same(person.key("period"), first, "lit again")
    person.key("i")
    person.display.xdotool("mousemove", 400, 400)
    left = person.at_rest()
    person.display.xdotool("mousemove", 900, 600)
    differs(left, person.at_rest(), "the spotlight follows the mouse")
    person.rest_mouse()
    person.key("i")
    person.display.xdotool("key", "Escape")
    wait_for("the window again", lambda: True if person.place()[2:] == size else None)
    same(person.at_rest(), usual, "the usual window")


def presenting_by_mouse(person):
    """On the thread of time to another moment, and out by the cross."""
    usual = person.at_rest()
    size = person.place()[2:]
    scale = min(DISPLAY_W / 960, DISPLAY_H / 540)
    person.display.xdotool("key", "F5")
    wait_for("the whole screen", lambda: True if person.place()[2:] == [DISPLAY_W, DISPLAY_H] else None)

    def pressed(x, y):
        person.click(int(x), int(y))
        person.rest_mouse()
        return person.at_rest()
    thread = DISPLAY_H - 26 * scale
    first = pressed(20 * scale, thread)
    middle = pressed(DISPLAY_W / 2, thread)
    differs(first, middle, "the middle of the thread")
    same(pressed(20 * scale, thread), first, "its beginning again")
    person.click(int(DISPLAY_W - 29 * scale), int(thread))
    wait_for("the window again", lambda: True if person.place()[2:] == size else None)
    person.rest_mouse()
    same(person.key("Home"), usual, "the usual window after the mouse presented")


def notes_window(person):
    return person.display.xdotool("search", "--onlyvisible", "--name", "notes") or None


def speakers_notes(person):
    person.display.xdotool("key", "shift+F5")
    notes = wait_for("the speaker's notes", lambda: notes_window(person))
    person.display.xdotool("windowactivate", "--sync", notes, "key", "n")  # heard there, too
    person.display.xdotool("key", "shift+F5")
    wait_for("no notes", lambda: True if not notes_window(person) else None)
    need(person.process.poll() is None, "the notes ended Simul")
    person.key("shift+n")


def a_word(person):
    """The glossary's entry is shown while the mouse is on the word."""
    usual = person.at_rest()
    left, top, w, h = person.place()

    def is_found():
        for y in range(h // 4, h * 3 // 4, 10):
            for x in range(w * 4 // 5, w - 12, 24):
                person.display.xdotool("mousemove", left + x, top + y, "sleep", "0.03")
                if person.look() != usual:
                    return True
        return None
    wait_for("a word that is explained", is_found)
    person.rest_mouse()
    same(person.at_rest(), usual, "the word is left")


def the_shelf(person):
    """Its side bar by mouse, its cards by the arrows."""
    lesson = person.at_rest()
    shelf = person.key("o")
    differs(lesson, shelf, "the shelf")

    def pressed(x, y):
        person.click(x, y)
        person.rest_mouse()
        return person.at_rest()
    differs(shelf, pressed(120, 312), "the chapter of futures")
    pressed(120, 152)
    for what, there, back in (("Russian", (147, 678), (65, 678)), ("the other theme", (237, 678), (237, 678))):
        differs(shelf, pressed(*there), what)
        same(pressed(*back), shelf, f"no more {what}")
    differs(shelf, pressed(140, 98), "the field to search in")
    same(person.key("Escape"), shelf, "nothing is searched for")
    differs(shelf, person.key("Down"), "the card below")
    same(person.key("Up"), shelf, "the card above")
    person.key("Return")


PRINTED = ("made a generator", "counting from 3", "first: 3", "then: 1", "that was all", "nothing left")


def a_change(person, progress):
    """What the learner's program prints decides, and stays known."""
    watched = person.key(*["n"] * 6)
    person.key("e")
    person.display.xdotool("key", "ctrl+a")
    person.display.xdotool("type", "--delay", "12", "; ".join(f"print('{line}')" for line in PRINTED))
    differs(watched, person.key("ctrl+Return"), "a change that was made")
    need("try:wakes" in progress.read_text(), "the change is kept")


def main():
    simul = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder)
        person = None
        options = ("--size", "1280x720", "--notes", "none", "--no-settings")
        try:
            person = Person(simul, display, folder, *options, subject=str(HERE / "programs" / "gate.py"))
            predicting(person)
            print("predicting ok", flush=True)
            presenting_by_mouse(person)
            print("presenting by mouse ok", flush=True)
            deciding(person)
            print("deciding ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
            person = Person(simul, display, folder, *options, subject="lazy-generator")
            for act in (a_word, presenting, speakers_notes, playing_stops_at_a_question,
                        the_shelf):
                act(person)
                print(act.__name__.replace("_", " "), "ok", flush=True)
            a_change(person, pathlib.Path(folder) / "state" / "simul" / "progress")
            print("a change ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "a lesson ends with an error")
        finally:
            close(display, person)


try:
    main()
except Problem as problem:
    sys.exit(f"window_ways.py: {problem}")
