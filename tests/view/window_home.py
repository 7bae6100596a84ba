"""Around the lessons of a real window: the shelf, files opened before, a lesson that is being written,
the seven that come with Simul, help, and the focus. See window.py.

Usage: window_home.py SIMUL LESSONS.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from window import Person, differs, drive, has_colour, need, part, same, wait_for

GATE = pathlib.Path(__file__).resolve().parent / "programs" / "gate.py"
SIZE = ("--size", "1280x720")
FAIL = "FF7F50"
OPENED_LAST, BROKEN_CARD, HELP = (437, 690), (1146, 541), (1188, 20)
BROKEN_AREA = (1034, 450, 220, 210)


def files_opened_before_are_opened_again(person):
    """By mouse and by keys, from the shelf."""
    program = person.rendered("--theme", "dark")
    person.subject = "lazy-generator"
    for way in (lambda: person.press(*OPENED_LAST), lambda: by_tab(person, (390, 672, 90, 36))):
        person.key("o")
        way()
        wait_for("the program", lambda: True if person.look() == program else None)
    person.subject = str(GATE)


def by_tab(person, area):
    plain = person.at_rest()
    for _ in range(40):
        if part(person.key("Tab"), area) != part(plain, area):
            return person.key("Return")
    need(False, "Tab does not come there")
    return None


def a_broken_lesson_is_shown_as_broken(person):
    shelf = person.key("o")
    need(has_colour(part(shelf, BROKEN_AREA), FAIL, near=6), "the broken lesson is not told apart")
    stays = person.press(*BROKEN_CARD)
    need(has_colour(part(stays, BROKEN_AREA), FAIL, near=6), "the shelf is left for a broken lesson")
    differs(stays, person.key("Left", "Return"), "a lesson that is not broken")


def the_seven_lessons_are_walked(person):
    """From the shelf, with every moment, in both languages."""
    lessons, walked = 0, set()
    person.key("o")
    for i in range(7):
        now = person.key("Return")
        seen = [now]
        while True:
            now = person.key("n")
            if now == seen[-1]:
                break
            seen.append(now)
        need(len(seen) >= 4, f"lesson {i + 1} has {len(seen)} moments")
        russian = person.key("l")
        differs(russian, now, f"lesson {i + 1} in Russian")
        same(person.key("l"), now, f"lesson {i + 1} in English again")
        same(person.key(*["shift+n"] * (len(seen) - 1)), seen[0], f"lesson {i + 1} back to its first moment")
        walked.add(b"".join(seen[0]))
        lessons += 1
        person.key("o", "Right")
    need(len(walked) == 7, f"only {len(walked)} different lessons")


def focus_is_seen_at_every_stop(person):
    """Tab leads through the window, and behind the last stop to none; each looks different."""
    bare = person.key("Escape")
    stops = []
    while len(stops) < 80:
        now = person.key("Tab")
        if now == bare:
            break
        need(now not in stops, f"stop {len(stops) + 1} looks like another one")
        stops.append(now)
    need(12 < len(stops) < 80, f"{len(stops)} stops")
    same(person.key("Tab"), stops[0], "round")
    same(person.key("shift+Tab", "shift+Tab"), stops[-1], "Shift Tab leads back")
    same(person.key("Escape"), bare, "no focus")


def help_is_opened_by_key_and_mouse(person):
    bare = person.key("Escape")
    page = person.key("question")
    differs(bare, page, "the page of keys")
    same(person.key("Escape"), bare, "closed")
    same(person.key("F1"), page, "by another key")
    person.key("Escape")
    same(person.press(*HELP), page, "by mouse")
    same(person.key("Escape"), bare, "closed again")


def another_program_is_set_beside_by_its_path(person):
    alone = person.key("Escape", "Home")
    person.key("ctrl+d")
    person.type(str(GATE.with_name("shelf.py")))
    both = person.key("Return")
    differs(alone, both, "both programs")
    differs(both, person.key("d"), "their first difference")
    differs(both, person.key("c"), "one of them again")


def a_lesson_is_made_in_the_window(person):
    path = pathlib.Path(person.folder) / "09-own"
    person.key("ctrl+n", "ctrl+a")
    person.type(str(path))
    made = person.key("Return")
    wait_for("the lesson", lambda: True if (path / "lesson.md").exists() else None)
    subprocess.run([person.simul, "check", str(path)], check=True, stdout=subprocess.DEVNULL)
    differs(made, person.key("n"), "its first moment")


def saved_changes_of_a_lesson_show_at_once(person):
    lesson = pathlib.Path(person.subject)
    for name in ("lesson.md", "program.py"):
        before = person.at_rest()
        path = lesson / name
        text = path.read_text()
        changed = text.replace("title: ", "title: Another ", 1) if name == "lesson.md" else "pass  # new\n" + text
        need(changed != text, "nothing was changed")
        path.write_text(changed)
        wait_for(f"the changed {name}", lambda b=before: True if person.look() != b else None)
        drawn = person.rendered("--theme", "dark")
        wait_for(f"{name} as it is now", lambda d=drawn: True if person.look() == d else None)


def notes_in_the_terminal(simul, lesson):
    """What a presenter reads beside the window: the notes of each moment, in order."""

    def the_notes_of_a_moment_are_printed(person):
        printed = pathlib.Path(person.display.environment["HOME"]) / "printed"
        with open(printed, "w", encoding="utf-8") as output:
            speaker = Person(simul, person.display, person.folder, "--no-motion", "--notes", "terminal",
                             subject=lesson, output=output)
            speaker.key("F5")
            wait_for("the first notes", lambda: True if printed.read_text() else None)
            first = printed.read_text()
            speaker.key("Next")
            wait_for("the next notes", lambda: True if len(printed.read_text()) > len(first) else None)
            need(speaker.quit("key", "ctrl+q") == 0, "it ends with an error")
    return the_notes_of_a_moment_are_printed


def main():
    simul, lessons = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder)
        (data / "assets").symlink_to(lessons.parent / "assets")
        shutil.copytree(lessons, data / "lessons")
        broken = data / "lessons" / "08-broken"
        broken.mkdir()
        (broken / "lesson.md").write_text("<b>no front matter</b>\n")
        mine = data / "mine"
        subprocess.run([simul, "new", str(mine)], check=True, stdout=subprocess.DEVNULL)
        os.environ["SIMUL_DATA"] = folder
        drive("window_home.py",
              (str(GATE), SIZE, (files_opened_before_are_opened_again, focus_is_seen_at_every_stop,
                                 help_is_opened_by_key_and_mouse, another_program_is_set_beside_by_its_path,
                                 a_lesson_is_made_in_the_window)),
              ("lazy-generator", SIZE, (the_seven_lessons_are_walked, a_broken_lesson_is_shown_as_broken,
                                        notes_in_the_terminal(simul, "lazy-generator"))),
              (str(mine), SIZE, (saved_changes_of_a_lesson_show_at_once,)))


main()
