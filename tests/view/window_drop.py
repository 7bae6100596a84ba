"""Files opened in a real window (see window.py): dropped by a real XDND source (xdnd.py), or chosen.

Usage: window_drop.py SIMUL LESSONS.
"""
import pathlib
import subprocess
import sys
import tempfile

from window import Display, Person, Problem, differs, need, wait_for

XDND = pathlib.Path(__file__).parent / "xdnd.py"
PROGRAM = """import asyncio

async def main():
    await asyncio.sleep(1)
    print("awake")

asyncio.run(main())
"""


def drop(person, *paths):
    done = subprocess.run([sys.executable, XDND, person.window.split()[0], *map(str, paths)],
                          env=person.display.environment, capture_output=True, text=True)
    need(done.stdout.strip() == "taken", f"a drop: {done.stdout}{done.stderr}")
    return person.at_rest()


def dropped(person, *paths):
    """The last of them is shown, as if it had been opened by its name."""
    drop(person, *paths)
    person.subject = str(paths[-1])
    opened = person.rendered("--theme", "dark")
    wait_for(f"{paths[-1]}, dropped", lambda: True if person.look() == opened else None)
    return opened


def shows(person, path, what):
    person.subject = str(path)
    opened = person.rendered("--theme", "dark")
    wait_for(what, lambda: True if person.look() == opened else None)


def chosen(person, folder):
    """By keys alone with its whole path, and by mouse alone from the shelf."""
    own = folder / "own"
    (own / "inner").mkdir(parents=True)
    for name in ("a.py", "b.py", "inner/c.py"):
        (own / name).write_text(PROGRAM.replace("awake", name))
    person.display.xdotool("key", "ctrl+o", "ctrl+a", "type", "--delay", "12", str(own / "a.py"))
    person.key("Return")
    shows(person, own / "a.py", "a file chosen by keys")
    row = [(1100, 174 + 32 * i) for i in range(4)]  # ../, inner/, a.py, b.py
    for name, clicks in (("b.py", [row[3]]), ("inner/c.py", [row[1], row[1]])):
        for x, y in ((30, 22), (100, 475), *clicks):  # the logo leads to the shelf
            person.click(x, y)
            person.rest_mouse()
            person.at_rest()
        shows(person, own / name, f"{name} chosen by mouse")


def main():
    simul, lessons = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        program, record, other = folder / "имя с %41.py", folder / "run.trace", folder / "none.txt"
        program.write_text(PROGRAM)
        other.write_text("hello\n")
        display = Display(name)
        try:
            subprocess.run([simul, "run", str(program), "--record", str(record)], check=True,
                           env=display.environment, stdout=subprocess.DEVNULL)
            person = Person(simul, display, name, "--paused", "--theme", "dark", "--size", "1280x720")
            lesson = lessons / "04-futures"
            dropped(person, lesson)
            dropped(person, record)
            shown = dropped(person, program)
            refused = drop(person, other)
            differs(shown, refused, "what is wrong with a file that is none of these")
            differs(shown, drop(person, folder), "what is wrong with a folder without a lesson")
            dropped(person, other, record, lesson, program)
            chosen(person, folder)
            need(person.quit("key", "ctrl+q") == 0, "it ends well")
        except Problem as problem:
            sys.exit(f"window_drop: {problem}")
        finally:
            display.close()


main()
