"""The timeline of a real window with many tasks, with real mouse and keys: see window.py.

Usage: window_time.py SIMUL.
"""
import pathlib
import sys
import tempfile

from window import Display, Person, Problem, close, differs, drive, need, part, same

CROWD = pathlib.Path(__file__).resolve().parent / "programs" / "pool.py"
NAMES, LANES = 60, 700  # x of the tasks' names, and of a place in their lanes
MARKS, GROUP, LANE = 846, 875, 949  # y of the marks of time, of the group's name, of a lane


def wheel(person, x, y, button, times=1, ctrl=False):
    left, top, _, _ = person.place()
    person.display.xdotool("mousemove", left + x, top + y, "sleep", "0.1")
    words = ["click", "--repeat", times, "--delay", "20", button]
    person.display.xdotool(*(["keydown", "ctrl"] if ctrl else []), *words,
                           *(["keyup", "ctrl"] if ctrl else []))
    person.rest_mouse()
    return person.at_rest()


def drag(person, x, y, to):
    left, top, _, _ = person.place()
    person.display.xdotool("mousemove", left + x, top + y, "sleep", "0.1", "mousedown", "1",
                           "mousemove", left + (x + to) // 2, top + y, "sleep", "0.1",
                           "mousemove", left + to, top + y, "sleep", "0.1", "mouseup", "1")
    person.rest_mouse()
    return person.at_rest()


def click(person, x, y):
    person.click(x, y)
    person.rest_mouse()
    return person.at_rest()


def many_lanes(person):
    person.key("Home")
    start = click(person, LANES, LANE)
    differs(person.key("Home"), start, "a click into the lanes goes to that moment")
    start = click(person, LANES, LANE)
    closer = wheel(person, LANES, LANE, 4, times=3, ctrl=True)
    differs(start, closer, "the wheel with Ctrl makes it larger")
    elsewhere = wheel(person, LANES, LANE, 5, times=2)
    differs(closer, elsewhere, "the wheel shows another part")
    same(closer, wheel(person, LANES, LANE, 4, times=2), "the wheel back")
    dragged = drag(person, LANES, MARKS, LANES - 200)
    differs(closer, dragged, "the marks are dragged")
    same(closer, drag(person, LANES - 200, MARKS, LANES), "and dragged back")
    tasks = click(person, NAMES, GROUP)
    differs(closer, tasks, "a click on a group opens it")
    scrolled = wheel(person, NAMES, LANE, 5, times=5)
    differs(tasks, scrolled, "the wheel over the names scrolls")
    wheel(person, NAMES, LANE, 4, times=9)
    same(closer, click(person, NAMES, GROUP), "a click closes it")


CROWDED = """import asyncio

async def sleeper(n):
    await asyncio.sleep(n % 10)

async def main():
    async with asyncio.TaskGroup() as group:
        for n in range(10_000):
            group.create_task(sleeper(n))
    print("all are awake")

asyncio.run(main())
"""
TIMELINE = (20, 816, 1370, 200)


def the_timeline_is_zoomed_and_panned_by_keys(person):
    plain = person.key("Escape", "Home")
    for _ in range(60):
        if len([1 for a, b in zip(part(person.key("Tab"), TIMELINE), part(plain, TIMELINE)) if a != b]) > 100:
            break
    there = person.at_rest()
    closer = person.key("plus")
    differs(part(there, TIMELINE), part(closer, TIMELINE), "closer")
    panned = person.key("Right")
    differs(part(closer, TIMELINE), part(panned, TIMELINE), "another part")
    same(part(person.key("Left", "minus"), TIMELINE), part(there, TIMELINE), "as it was")
    same(person.key("Escape"), plain, "left, and nothing else was done")


def ten_thousand_tasks_are_steps_and_lanes(person):
    """Lanes are collapsed to groups, and there is a way to each moment."""
    begun = person.at_rest()
    person.key("Up")  # by switches
    there = person.key("Right", repeat=5)
    differs(begun, there, "five switches")
    same(person.key("Left", "Right"), there, "back and on")
    output = person.key("w")
    differs(part(there, TIMELINE), part(output, TIMELINE), "the first output")
    person.press(LANES, LANE)
    differs(output, person.at_rest(), "a click into the lanes")
    differs(output, person.key("Home"), "the beginning")


def main():
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder)
        person = None
        try:
            person = Person(sys.argv[1], display, folder, "--size", "1920x1080", "--no-motion",
                            subject=str(CROWD))
            many_lanes(person)
            print("many lanes ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
        finally:
            close(display, person)


try:
    main()
except Problem as problem:
    sys.exit(f"window_time.py: {problem}")
with tempfile.TemporaryDirectory() as texts:
    crowded = pathlib.Path(texts) / "crowded.py"
    crowded.write_text(CROWDED)
    drive("window_time.py",
          (str(CROWD), ("--size", "1920x1080"), (the_timeline_is_zoomed_and_panned_by_keys,)),
          (str(crowded), ("--size", "1920x1080"), (ten_thousand_tasks_are_steps_and_lanes,)))
