"""The stage of a real window: the loop, tasks and futures, variables, output, Why, the hood, and what
lights up everywhere. See window.py.

Usage: window_stage.py SIMUL.
"""
import pathlib

from window import differs, drive, has_colour, need, part, same

PROGRAMS = pathlib.Path(__file__).resolve().parent / "programs"
SIZE = ("--size", "1920x1080")
STEPS = 31  # lines of market.py: ann is ready, the porter runs, Task-1 sleeps, the clerk is in a worker

WHY, MARGIN, CODE = (330, 60, 1560, 80), (24, 200, 100, 590), (150, 200, 525, 590)
LOOP, PHASE, TASKS = (704, 168, 688, 628), (1090, 190, 290, 24), (1410, 190, 500, 300)
SYNC, VALUES = (1410, 500, 500, 70), (1410, 555, 500, 235)
LANES, OUTPUT = (20, 816, 1370, 200), (1424, 850, 472, 150)
AREAS = {"Why": WHY, "the margin": MARGIN, "the code": CODE, "the loop": LOOP, "the tasks": TASKS,
         "the locks": SYNC, "the variables": VALUES, "the timeline": LANES, "the output": OUTPUT}

# What can be pointed at, where it stands, and where else it must light up.
THINGS = (
    ("a task that is ready", (1048, 310), ("the margin", "the tasks", "the locks", "the timeline")),
    ("the task that runs", (1265, 321), ("Why", "the margin", "the tasks", "the timeline")),
    ("a timer", (818, 518), ("the tasks", "the timeline")),
    ("a task in a worker", (1148, 702), ("the tasks", "the timeline")),
    ("a future", (752, 396), ("the tasks",)),
    ("a task in its row", (1471, 255), ("the margin", "the loop", "the locks", "the timeline")),
    ("who holds a lock", (1681, 518), ("the margin", "the loop", "the tasks", "the timeline")),
    ("a queue", (1471, 549), ("the variables",)),
    ("a variable", (1460, 657), ("the code",)),
    ("a printed line", (1471, 874), ("the loop", "the tasks", "the timeline")),
    ("the mark of a printed line", (436, 1008), ("the output",)),
    ("a line of the program", (200, 490), ("the margin", "the loop", "Why")),
    ("a chip in the margin", (88, 350), ("the loop", "the tasks", "the locks", "the timeline")),
    ("a lane", (300, 900), ("the margin", "the loop", "the tasks", "the locks")),
    ("the chip of Why", (420, 108), ("the margin", "the loop", "the tasks", "the timeline")),
)
NOW, TINT, DONE, FAIL = "FFCF4A", "332C1A", "4FD18A", "FF7F50"


def to_the_moment(person, n=STEPS):
    person.key("Escape", "Home")
    return person.key("Right", repeat=n)


def what_is_pointed_at_lights_up_everywhere(person):
    plain = to_the_moment(person)
    same(plain[:-4], person.rendered("--theme", "dark", "--steps", str(STEPS))[:-4], "the stage")
    for thing, place, elsewhere in THINGS:
        lit = person.point_at(*place)
        for area in elsewhere:
            differs(part(plain, AREAS[area]), part(lit, AREAS[area]), f"{thing}, in {area}")
    person.rest_mouse()
    same(person.at_rest(), plain, "nothing is pointed at")


def futures_are_empty_filled_broken_cancelled(person):
    tray = [(1710, 240 + 36 * i, 54, 30) for i in range(6)]  # of Task-1, ann, bob, cid, porter, clerk

    def holds(picture):
        return [(has_colour(part(picture, area), DONE), has_colour(part(picture, area), FAIL))
                for area in (tray[0], tray[1], tray[2])]
    waiting = to_the_moment(person, 24)
    need(holds(waiting) == [(False, False)] * 3, "a future that is empty shows an end")
    over = to_the_moment(person, 40)
    need(holds(over) == [(True, False), (False, True), (False, False)],
         f"filled, broken and cancelled look like {holds(over)}")
    cancelled, empty = part(over, tray[2]), part(over, tray[3])
    differs(cancelled, empty, "a cancelled future and an empty one")


def locks_and_queues_show_who_waits_and_what_is_in_them(person):
    empty = to_the_moment(person, 24)  # the porter waits
    full = to_the_moment(person, 28)   # two crates
    one = to_the_moment(person)
    queue = (1410, 534, 500, 30)
    differs(part(empty, queue), part(full, queue), "what a queue holds")
    differs(part(full, queue), part(one, queue), "what was taken from a queue")
    free = to_the_moment(person, 40)
    lock = (1410, 504, 500, 28)
    differs(part(one, lock), part(free, lock), "who holds a lock")


def the_loop_tells_its_phase(person):
    """Around a timer that fires: time-out, poll, timers, run."""
    person.key("Escape", "Home", "Down", "Down")  # by events
    person.key("alt+i", "alt+i")
    seen = {b"".join(part(person.key("Left"), PHASE)) for _ in range(16)}
    need(len(seen) == 4, f"of time-out, poll, timers and run {len(seen)} are seen")
    person.key("Up", "Up")


def a_value_opens_to_any_depth(person):
    """stall, its fruit, the first of it, where that is from, the second of that: by mouse and by keys."""
    plain = to_the_moment(person, 3)
    before = plain
    for depth, row in enumerate((0, 1, 2, 4, 6)):
        opened = person.press(1429 + 14 * depth, 575 + 26 * row)
        differs(part(before, VALUES), part(opened, VALUES), f"the value in row {row}")
        before = opened
    by_mouse = person.key("Escape")
    person.press(1429, 575)
    same(person.key("Escape"), plain, "closed where it began")
    person.press(1429, 575)  # what was open in it still is
    for row in (6, 4, 2, 1, 0):
        person.press(1500, 575 + 26 * row)
    same(person.key("Escape"), plain, "all closed")
    by_tab(person, (1410, 572, 500, 200))
    person.key("Right", "Down", "Right", "Down", "Right", "Down", "Down", "Right", "Down", "Down", "Right")
    same(person.key("Escape"), by_mouse, "the same by keys")


def by_tab(person, area):
    """Tab until the focus is seen in [area]."""
    plain = person.key("Escape")
    for _ in range(60):
        if part(person.key("Tab"), area) != part(plain, area):
            return
    need(False, "Tab comes nowhere near")


def what_just_changed_is_marked(person):
    now = to_the_moment(person)
    need(has_colour(part(now, (1420, 645, 470, 24)), TINT), "the new variable is not marked")
    need(not has_colour(part(now, (1420, 697, 470, 24)), TINT), "an old variable is marked")


def a_printed_line_leads_to_its_moment(person):
    person.key("Home")
    first = person.key("w")
    second = person.key("w")
    end = person.key("End")
    differs(end, second, "the end")
    same(person.press(1520, 897), second, "a click on the second line")
    person.key("End")
    same(person.press(1520, 872), first, "a click on the first line")


def standard_error_is_told_apart(person):
    end = person.key("End")
    need(has_colour(part(end, (1424, 862, 472, 22)), FAIL), "standard error looks as the output does")
    need(not has_colour(part(end, (1424, 886, 472, 22)), FAIL), "the output looks like an error")


def output_and_errors_are_marked_on_the_timeline(person):
    end = person.key("End")
    row = (20, 998, 1370, 20)
    need(has_colour(part(end, (428, 1000, 16, 16)), FAIL), "standard error is not marked")
    need(has_colour(part(end, (478, 1000, 18, 16)), FAIL), "the exception is not marked")
    differs(part(end, row), part(person.key("Home"), row), "what is still to come")


def the_causes_are_numbered_through_the_picture(person):
    """The last step of Task-1 has three causes: they stand in Why, and on one line through the loop."""
    person.key("Home", "Up")
    line = to_the_moment(person, 12)
    loop = part(line, LOOP)
    for number, area in enumerate(((24, 353, 34, 34), (24, 230, 34, 34), (410, 144, 34, 34)), 1):
        need(has_colour(part(loop, area), NOW), f"cause {number} stands nowhere in the loop")
    need(has_colour(part(line, (900, 80, 990, 40)), NOW), "Why has no numbers")
    before = person.key("Left")
    differs(part(before, LOOP), loop, "the causes of the step before")
    person.key("Down")


def the_hood_shows_source_stacks_and_registers(person):
    plain = to_the_moment(person)
    opened = person.key("u")
    source, calls, stacks = (620, 200, 700, 370), (620, 590, 350, 180), (900, 590, 430, 190)
    named = (1360, 170, 530, 620)
    further = person.key("Right")
    for name, area in (("the line of C", source), ("the calls", calls), ("the registers", stacks),
                       ("the stacks", named)):
        differs(part(plain, area), part(opened, area), name)
        differs(part(opened, area), part(further, area), name + ", a step further")
    same(person.key("Left"), opened, "back")
    same(person.key("u"), plain, "closed")


def boards_are_tasks_in_the_hall_of_any_program(person):
    loop = to_the_moment(person)
    hall = person.key("h")
    drawn = person.rendered("--theme", "dark", "--steps", str(STEPS), "--view", "hall")
    same(hall[:-4], drawn[:-4], "the hall")  # but for the pointer, which rests in the corner
    board = [(24 + 630 * (i % 3), 290 + 340 * (i // 3), 600, 320) for i in range(5)]
    lit = person.point_at(720, 320)  # ann's
    differs(part(hall, board[1]), part(lit, board[1]), "a board that is pointed at")
    person.rest_mouse()
    same(person.press(1021, 26), loop, "the loop, by mouse")
    same(person.press(960, 26), hall, "the hall, by mouse")
    person.key("h")


def a_suspended_frame_stays_and_links_in_again(person):
    """In desk.py two averagers sleep while the other one runs."""
    begun = person.key("Home")
    for_girls = person.key("Right", repeat=28)
    frame_of_boys = (1005, 180, 260, 230)
    differs(part(begun, frame_of_boys), part(for_girls, frame_of_boys), "the frame that sleeps")
    rest = part(for_girls, frame_of_boys)
    same(part(person.key("Right"), frame_of_boys), rest, "it stays while another runs")
    again = None
    for _ in range(12):
        again = part(person.key("Right"), frame_of_boys)
        if has_colour(again, NOW):
            break
    need(has_colour(again, NOW), "it never runs again")


def the_frame_whose_variables_are_shown_is_chosen(person):
    person.key("Home")
    inner = person.key("Right", repeat=28)
    outer = person.key("less")
    differs(inner, outer, "the caller's variables")
    differs(outer, person.key("less"), "its caller's")
    same(person.key("greater"), outer, "of the one called")
    person.key("greater")


MARKET = str(PROGRAMS / "market.py")
drive("window_stage.py",
      (MARKET, SIZE, (what_is_pointed_at_lights_up_everywhere, futures_are_empty_filled_broken_cancelled,
                      locks_and_queues_show_who_waits_and_what_is_in_them, the_loop_tells_its_phase,
                      a_value_opens_to_any_depth, what_just_changed_is_marked,
                      a_printed_line_leads_to_its_moment, standard_error_is_told_apart,
                      output_and_errors_are_marked_on_the_timeline,
                      the_causes_are_numbered_through_the_picture,
                      the_hood_shows_source_stacks_and_registers,
                      boards_are_tasks_in_the_hall_of_any_program)),
      (str(PROGRAMS / "desk.py"), SIZE, (a_suspended_frame_stays_and_links_in_again,
                                           the_frame_whose_variables_are_shown_is_chosen)))
