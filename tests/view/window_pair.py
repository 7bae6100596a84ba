"""The hall of a program and two programs side by side, with real keys and mouse: see window.py.

Usage: window_pair.py SIMUL LESSONS.
"""
import pathlib
import subprocess
import sys
import tempfile

from window import Display, Person, Problem, close, differs, need, same

BLOCKING = """import asyncio, time

async def bake(cake, seconds):
    print(cake, "in")
    time.sleep(seconds)
    print(cake, "out")

async def main():
    await asyncio.gather(bake("A", 1), bake("B", 2))

asyncio.run(main())
"""


GENERATOR = """def count(n):
    for i in range(n):
        yield i

print(sum(count(9)))
"""

LIST = """def count(n):
    numbers = []
    for i in range(n):
        numbers.append(i)
    return numbers

print(sum(count(9)))
"""


def without_time(person):
    """Neither waits for the end of the other: three lines here, two there, and the same way back."""
    person.at_rest()
    begin = person.key("Home")
    moved = person.key("Right", repeat=5)
    differs(begin, moved, "five steps of both")
    other = str(pathlib.Path(person.folder) / "list.py")
    same(moved, person.rendered("--with", other, "--steps", "3", "--theme", "dark"), "three lines of the one")
    same(person.key("Left", repeat=5), begin, "and back")
    person.key("End")
    differs(begin, person.key("Left"), "the longer one goes on alone")
    _, _, w, h = person.place()
    person.click(w // 4, h - 120)  # on the axis, which goes by events of both
    person.rest_mouse()
    differs(begin, person.at_rest(), "a click on the axis")
    same(person.key("Home"), begin, "the beginning again")


def one_place_in_the_bar(person):
    """Deciding in the hall is one place of the top bar, the plain hall another."""
    person.at_rest()
    hall = person.key("h")
    deciding = person.key("s")
    differs(hall, deciding, "somebody decides in the hall")
    person.key("s")
    same(person.key("Home"), hall, "the plain hall again")  # deciding went to the first decision


def the_hall(person):
    loop = person.at_rest()
    hall = person.key("h")
    differs(loop, hall, "the hall")
    same(hall, person.rendered("--view", "hall", "--theme", "dark"), "the hall of the program")
    differs(hall, person.key("Right", repeat=12), "steps in the hall")
    same(person.key("Left", repeat=12), hall, "and back")
    same(person.key("h"), loop, "the loop again")


def the_comparison(person):
    loop = person.at_rest()
    both = person.key("c")
    differs(loop, both, "both programs")
    first = person.key("d")
    differs(both, first, "the first difference")
    differs(first, person.key("d"), "the next one")
    differs(person.look(), person.key("x"), "the halves swapped")
    _, _, w, h = person.place()
    person.key("x")
    person.key("Home")
    person.click(w // 4, h - 120)  # on the axis of time
    person.rest_mouse()
    differs(both, person.at_rest(), "a click on the axis")
    person.key("Home")
    same(person.key("c"), loop, "one run again")


def after_a_change(person):
    """What ran before stands at the left of what runs now."""
    person.key("e")
    person.display.xdotool("key", "--delay", "12", *["Up"] * 20, *["Down"] * 4, "End", *["Left"] * 19)
    person.display.xdotool("type", "--delay", "12", "0 and ")
    changed = person.key("ctrl+Return")
    both = person.key("c")
    differs(changed, both, "the comparison with what ran before")
    differs(both, person.key("c"), "what runs now")


def records(person):
    """A record beside a program: it opens on the comparison."""
    both = person.at_rest()
    differs(both, person.key("d", "d"), "a difference of two records")
    differs(both, person.key("c"), "the record alone")
    differs(person.look(), person.key("c"), "and both again")


def window(simul, display, folder, subject, *options):
    return Person(simul, display, folder, "--size", "1280x720", "--no-motion", "--theme", "dark", *options,
                  subject=str(subject))


def main():
    simul, lessons = sys.argv[1], pathlib.Path(sys.argv[2])
    exhibition = lessons / "07-exhibition" / "table_to_table.py"
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "program.py"
        program.write_text(BLOCKING)
        other = pathlib.Path(folder) / "other.py"
        other.write_text(BLOCKING.replace("time.sleep", "await asyncio.sleep"))
        generator = pathlib.Path(folder) / "generator.py"
        generator.write_text(GENERATOR)
        numbers = pathlib.Path(folder) / "list.py"
        numbers.write_text(LIST)
        record = pathlib.Path(folder) / "program.simul"
        subprocess.run([simul, "run", str(program), "--record", str(record)], check=True,
                       stdout=subprocess.DEVNULL)
        display = Display(folder)
        person = None
        try:
            for act, subject, options in ((the_hall, exhibition, ()),
                                          (the_comparison, program, ("--with", str(other), "--view",
                                                                     "loop")),
                                          (without_time, generator, ("--with", str(numbers))),
                                          (one_place_in_the_bar, program, ()),
                                          (records, record, ("--with", str(other))),
                                          (after_a_change, program, ())):
                person = window(simul, display, folder, subject, *options)
                act(person)
                print(act.__name__.replace("_", " "), "ok", flush=True)
                need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
        finally:
            close(display, person)


try:
    main()
except Problem as problem:
    sys.exit(f"window_pair.py: {problem}")
