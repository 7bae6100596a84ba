"""A real window that goes through a run: every grain, every pace, an endless program, any size. See
window.py.

Usage: window_play.py SIMUL.
"""
import pathlib
import random
import tempfile
import time

from window import differs, do_by_name, drive, need, same, wait_for

PROGRAMS = pathlib.Path(__file__).resolve().parent / "programs"
GRAINS = {"output": 748, "iteration": 663, "switch": 589, "line": 527, "expression": 450, "event": 367}
BAR_Y = 1056
STOP = (229, 701)
HOURS = """import asyncio

async def main():
    for i in range(3):
        await asyncio.sleep(3600)
        print(i)

asyncio.run(main())
"""
SECONDS = """import asyncio

async def main():
    await asyncio.sleep(2)
    print("awake")

asyncio.run(main())
"""
ENDLESS = "n = 0\nwhile True:\n    n += 1\n"
POINTER_H = 4  # rows of the pointer, which rests in the corner of the screen


def every_grain_goes_forwards_and_backwards(person):
    """By mouse, and by keys from the coarsest to the finest: the same pictures."""
    def there_and_back(grain):
        begun = person.key("Escape")
        there = person.key("Right", repeat=3)
        differs(begun, there, f"three steps by {grain}")
        same(person.key("Left", repeat=3), begun, f"three steps back by {grain}")
        return there
    person.key("w")
    pictures = {}
    for grain, x in GRAINS.items():
        person.press(x, BAR_Y)
        pictures[grain] = there_and_back(grain)
    need(len(set(map(b"".join, pictures.values()))) == len(GRAINS), "two grains take the same steps")
    person.key("Up", repeat=len(GRAINS))
    for grain in GRAINS:
        same(person.key("Escape", *["Right"] * 3), pictures[grain], f"by {grain}, chosen by keys")
        person.key("Left", "Left", "Left", "Down")
    person.press(GRAINS["line"], BAR_Y)


def the_picture_of_a_moment_is_the_same_however_it_was_reached(person):
    """A walk of the cursor by all its keys, back to a bookmark."""
    person.key("Escape", "Home")
    person.key("Right", repeat=20)
    marked = person.key("ctrl+m")
    walk = random.Random(11)
    ways = ("Right", "Left", "Next", "Prior", "End", "Home", "w", "shift+w", "y", "shift+y", "alt+i",
            "alt+shift+i", "alt+Right", "alt+Left", "shift+Right", "shift+Left", "j", "shift+j", "Up", "Down")
    for _ in range(4):
        person.key(*walk.choices(ways, k=20))
        person.press(GRAINS["line"], BAR_Y)
        same(person.key("Escape", "Home", "a"), marked, "back from a walk")
    person.key("ctrl+m")


def exceptions_and_outputs_are_jumped_to_both_ways(person):
    person.key("Home")
    outputs = [person.key("w") for _ in range(3)]
    for picture in reversed(outputs[:-1]):
        same(person.key("shift+w"), picture, "the output before")
    first = person.key("Home", "y")
    second = person.key("y")
    differs(first, second, "the next exception")
    same(person.key("shift+y"), first, "the exception before")


def all_bookmarks_are_taken_away_by_name(person):
    person.key("Home", "w", "ctrl+m", "w", "ctrl+m")
    marked = person.key("Home", "a")
    differs(marked, person.key("a"), "the second bookmark")
    same(person.key("Home", "a"), marked, "the first bookmark")
    do_by_name(person, "no-bookmarks", "ru")
    gone = person.key("Home")
    same(person.key("a"), gone, "there is none to go to")


def more_or_less_of_a_program_is_recorded(person):
    usual = person.key("Home")
    seen = {b"".join(usual)}
    for _ in range(2):
        seen.add(b"".join(person.key("alt+d", "Home")))
    need(len(seen) > 1, "nothing else is recorded")
    same(person.key("alt+d", "Home")[:1000], usual[:1000], "as it was")


def it_zooms_from_75_to_300_percent(person):
    person.key("Home")
    usual = person.at_rest()
    for zoom, key, times in ((75, "ctrl+minus", 9), (125, "ctrl+equal", 4), (300, "ctrl+equal", 9)):
        drawn = person.rendered("--theme", "dark", "--zoom", str(zoom))
        same(person.key(key, repeat=times)[:-POINTER_H], drawn[:-POINTER_H], f"{zoom} percent")
    same(person.key("ctrl+0"), usual, "the usual size")


def without_motion_nothing_lies_between_two_steps(person):
    """Something that moves would be met each time; once, half of a picture may be on its way to the screen."""
    between = 0
    for _ in range(8):
        before = person.key("Home")
        person.display.xdotool("key", "w")
        seen = []
        while not seen or seen[-1] == before:
            seen.append(person.look())
        between += seen[-1] != person.at_rest()
    need(between < 4, "pictures lie between two steps")


def played_by_steps_hours_pass_in_seconds(person):
    person.at_rest()  # it has run by then
    end = person.key("End")
    person.key("Home", "plus")
    person.display.xdotool("key", "space")
    wait_for("the end of three hours", lambda: True if person.look()[:560] == end[:560] else None)


def played_in_proportion_a_second_takes_a_second(person):
    """As long as the program's clock, or longer on a busy machine, never shorter."""
    person.at_rest()  # it has run by then
    end = person.key("End")
    slow = person.key("Home", *["minus"] * 12, *["plus"] * 3)  # 1, 2, 4 steps a second, 1 × real time
    begin = time.monotonic()
    person.display.xdotool("key", "space")
    wait_for("the end", lambda: True if person.look()[:560] == end[:560] else None)
    took = time.monotonic() - begin
    need(took >= 1.9, f"two seconds took {took:.2f}")
    differs(slow, person.key("Home", *["plus"] * 2), "another pace is told")  # 10 ×
    person.display.xdotool("key", "space")
    wait_for("the end, faster", lambda: True if person.look()[:560] == end[:560] else None)


def answers(person, key):
    before = person.look()
    person.display.xdotool("key", key)
    wait_for(f"an answer to {key}", lambda: True if person.look() != before else None)


def an_endless_program_is_stopped_by_key(person):
    answers(person, "Right")
    answers(person, "Right")
    person.display.xdotool("key", "ctrl+c")
    walked(person)


def an_endless_program_is_stopped_by_mouse(person):
    answers(person, "Right")
    answers(person, "Right")
    person.press(*STOP)
    walked(person)


def walked(person):
    """What was recorded until then, from its end to its beginning."""
    person.at_rest()  # it would never be if the program went on
    last = person.key("End")
    differs(last, person.key("Left", repeat=5), "back from the end")
    same(person.key("Right", repeat=5), last, "and to the end again")
    first = person.key("Home")
    differs(first, person.key("Right", repeat=3), "from the beginning")
    same(person.key("Left", repeat=3), first, "and back to it")


with tempfile.TemporaryDirectory() as folder:
    texts = {"hours": HOURS, "seconds": SECONDS, "endless": ENDLESS}
    paths = {name: pathlib.Path(folder) / f"{name}.py" for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name])
    small = ("--size", "1280x720")
    drive("window_play.py",
          (str(PROGRAMS / "market.py"), ("--size", "1920x1080"),
           (every_grain_goes_forwards_and_backwards, the_picture_of_a_moment_is_the_same_however_it_was_reached,
            exceptions_and_outputs_are_jumped_to_both_ways, all_bookmarks_are_taken_away_by_name,
            more_or_less_of_a_program_is_recorded, it_zooms_from_75_to_300_percent,
            without_motion_nothing_lies_between_two_steps)),
          (str(paths["hours"]), small, (played_by_steps_hours_pass_in_seconds,)),
          (str(paths["seconds"]), small, (played_in_proportion_a_second_takes_a_second,)),
          (str(paths["endless"]), small, (an_endless_program_is_stopped_by_key,)),
          (str(paths["endless"]), small, (an_endless_program_is_stopped_by_mouse,)))
