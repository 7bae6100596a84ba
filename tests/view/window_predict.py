"""Questions before decisions in a real window: all four, by digits and by mouse, and what is kept of
them. See window.py.

Usage: window_predict.py SIMUL LESSONS.
"""
import pathlib

from window import differs, drive, need, part, wait_for

GATE = str(pathlib.Path(__file__).resolve().parent / "programs" / "gate.py")
SIZE = ("--size", "1280x720")
CHOICES, WHY = (0, 490, 1000, 170), (200, 50, 1080, 70)
PREDICT, REVEAL, BELOW_SCORE = (545, 20), (1080, 543), (1080, 565)
DONE, FAIL = "4FD18A", "FF7F50"
# Who runs next, what is printed, when does it wake, which state follows: the right answer's digit, and
# where it and a wrong one stand.
QUESTIONS = (("who runs next", "2", (228, 608), (65, 608)), ("what is printed", "2", (506, 608), (163, 608)),
             ("when does it wake", "4", (669, 608), (65, 608)), ("which state follows", "3", (604, 608), (65, 608)))


def frames(picture, rgb):
    """Whether a card is framed in that colour: a word or a sign in it has fewer pixels."""
    wanted = bytes.fromhex(rgb)
    rows = part(picture, CHOICES)
    return sum(row[i:i + 3] == wanted for row in rows for i in range(0, len(row), 3)) > 300


def answered(person, what, asked, answer, is_right):
    """[answer] chooses and reveals."""
    revealed = answer()
    need(frames(revealed, DONE), f"{what}: the right answer is not shown")
    need(frames(revealed, FAIL) != is_right, f"{what}: the answer given does not count as it should")
    differs(part(asked, WHY), part(revealed, WHY), f"{what}: the reveal is explained by Why")


def ask(person, what):
    asked = person.key("Return")
    need(not frames(asked, DONE), f"{what}: the answer is given away")
    return asked


def the_four_questions_are_answered_by_digits(person):
    person.at_rest()  # it has run by then
    person.key("p")
    for what, digit, _, _ in QUESTIONS:
        asked = ask(person, what)
        answered(person, what, asked, lambda d=digit: person.key(d, "Return"), True)
    person.key("p")


def wrong_answers_by_digits_are_told(person):
    person.at_rest()  # it has run by then
    person.key("p")
    for what, _, _, _ in QUESTIONS:
        asked = ask(person, what)
        answered(person, what, asked, lambda: person.key("1", "Return"), False)
    person.key("p")


def the_four_questions_are_answered_by_mouse(person):
    person.at_rest()
    person.press(*PREDICT)
    for i, (what, _, right, wrong) in enumerate(QUESTIONS):
        asked = person.press(*BELOW_SCORE) if i else person.key("Return")

        def by_mouse(i=i, place=wrong if i % 2 else right):
            person.press(*place)
            return person.press(*(BELOW_SCORE if i else REVEAL))
        answered(person, what, asked, by_mouse, not i % 2)
    person.press(*PREDICT)


SHELVES = []


def the_score_of_a_lesson_is_kept(person):
    """Three times the same window: nothing answered, one question answered, and what the shelf tells."""
    progress = pathlib.Path(person.display.environment["XDG_STATE_HOME"]) / "simul" / "progress"
    SHELVES.append(person.key("o"))
    person.key("Return", "n")
    if len(SHELVES) == 1:
        need(" 0 0" in progress.read_text(), "an answer counts that was not given")
    elif len(SHELVES) == 2:
        person.key("2")
        wait_for("the score", lambda: True if " 1 1" in progress.read_text() else None)
    else:
        need(" 1 1" in progress.read_text(), "the score is forgotten")
        differs(SHELVES[1], SHELVES[2], "the shelf tells the score")


LESSON = ("lazy-generator", SIZE, (the_score_of_a_lesson_is_kept,))
drive("window_predict.py", (GATE, SIZE, (the_four_questions_are_answered_by_digits,)),
      (GATE, SIZE, (wrong_answers_by_digits_are_told,)), (GATE, SIZE, (the_four_questions_are_answered_by_mouse,)),
      LESSON, LESSON, LESSON)
