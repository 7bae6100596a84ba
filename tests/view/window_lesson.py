"""Lessons taken from their first moment to their last in a real window: by mouse alone but for what
is typed, by keyboard alone, and what was typed when Simul is killed. See window.py.

Usage: window_lesson.py SIMUL.
"""
import pathlib
import subprocess
import sys
import tempfile
import time

from window import Display, Person, Problem, clipboard, close, differs, need, same, wait_for

OPTIONS = ("--size", "1280x720", "--theme", "dark", "--no-motion", "--notes", "none")
NEXT, BACK, SHELF, RUN = (1068, 655), (1001, 655), (24, 20), (54, 700)
ANSWERS = ((1100, 355), (1100, 394))       # of the first lesson's first question
TRY_1, NUMBER_1 = (1028, 450), (189, 218)  # the button, and "1" in "n -= 1"
TRY_4 = (1028, 550)
RIGHT_4 = "pool = ThreadPoolExecutor(2)"


def kept(progress, what):
    def is_there():
        return True if progress.exists() and what in progress.read_text() else None
    wait_for(f"{what} in the progress", is_there)


def walk(person, n, step):
    """To the last of [n] moments; each is another picture."""
    for i in range(1, n):
        before = person.at_rest()
        differs(before, step(), f"moment {i + 1}")
    last = person.at_rest()
    same(step(), last, "there is none behind the last moment")


def by_mouse(person, progress):
    person.at_rest()
    moment = person.press(*NEXT)
    wrong = person.press(*ANSWERS[0])
    differs(moment, wrong, "an answer")
    same(person.press(*ANSWERS[1]), wrong, "there is only one answer")
    differs(wrong, person.press(*BACK), "the moment before")
    walk(person, 7, lambda: person.press(*NEXT))
    person.press(*TRY_1)
    person.press(*NUMBER_1, times=2)
    person.type("2")
    need("try:wakes" not in progress.read_text(), "a change was kept before it was run")
    person.press(*RUN)
    kept(progress, "try:wakes")
    lesson = person.at_rest()
    differs(lesson, person.press(*SHELF), "back on the shelf")


def by_keys(person, progress):
    person.at_rest()
    moment = person.key("n")
    differs(moment, person.key("2"), "an answer")
    person.key("shift+n")
    walk(person, 7, lambda: person.key("n"))
    person.key("e")  # the cursor is on the line that is to be changed
    line = person.key("Home", "shift+End")
    differs(line, person.type("n -= 2"), "the line, typed anew")
    person.key("ctrl+Return")
    kept(progress, "try:wakes")
    differs(person.at_rest(), person.key("o"), "back on the shelf")


def the_fourth(person, progress):
    """A wrong attempt that never ends is stopped, undone and followed by a right one."""
    walk(person, 9, lambda: person.press(*NEXT))
    person.press(*TRY_4)
    person.type("while True: pass")
    person.display.xdotool("key", "Return")
    person.display.xdotool("key", "ctrl+Return", "sleep", "1", "key", "ctrl+c")
    stopped = person.at_rest()
    need("try:third" not in progress.read_text(), "what never ends was taken for right")
    person.key("e", *["ctrl+z"] * 20)  # the cursor is where it was
    person.type(RIGHT_4)
    person.key("Return")
    person.press(*RUN)
    kept(progress, "try:third")
    differs(stopped, person.at_rest(), "a change that was made")


def killed_while_typing(simul, display, folder):
    """Byte for byte: what was there, and of what was being typed a beginning."""
    program = pathlib.Path(folder) / "typed.py"
    program.write_text("print(1)\n")
    pasted = "# Привет, ёжик — «кавычки» é ü €\nx = 'аб\tвг'\n" * 40
    typed = "abcdefghijklmnopqrstuvwxyz" * 20
    person = Person(simul, display, folder, *OPTIONS, subject=str(program))
    person.at_rest()
    person.key("e", "ctrl+a")
    clipboard(display, pasted)
    person.key("ctrl+v")
    typing = subprocess.Popen(["xdotool", "type", "--delay", "4", typed], env=display.environment)
    time.sleep(1)
    person.process.kill()
    person.process.wait()
    typing.kill()
    typing.wait()
    person = Person(simul, display, folder, *OPTIONS, subject=str(program))
    person.at_rest()
    person.key("e")
    person.key("ctrl+s")
    wait_for("the saved text", lambda: True if program.read_bytes() != b"print(1)\n" else None)
    saved = program.read_bytes()
    need(saved.startswith(pasted.encode()), "what was pasted is not all there")
    rest = saved[len(pasted.encode()):].decode()
    need(len(rest) > 10 and typed.startswith(rest), f"what was being typed came back as {rest!r}")
    need(person.quit("key", "ctrl+q") == 0, "it ends with an error")


def main():
    simul = sys.argv[1]
    for act, lesson in ((by_mouse, "lazy-generator"), (by_keys, "lazy-generator"),
                        (the_fourth, "futures"), (killed_while_typing, None)):
        with tempfile.TemporaryDirectory() as folder:  # a new learner each time
            display = Display(folder)
            person = None
            try:
                if not lesson:
                    act(simul, display, folder)
                else:
                    person = Person(simul, display, folder, *OPTIONS, subject=lesson)
                    act(person, pathlib.Path(folder) / "state" / "simul" / "progress")
                    need(person.quit("key", "ctrl+q") == 0, "a lesson ends with an error")
                print(act.__name__.replace("_", " "), "ok", flush=True)
            finally:
                close(display, person)


try:
    main()
except Problem as problem:
    sys.exit(f"window_lesson.py: {problem}")
