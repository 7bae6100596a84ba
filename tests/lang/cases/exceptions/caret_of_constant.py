# What the compiler already knows is pointed at as one thing.
import traceback


def put_letter():
    "abc"[0] = "x"


def put_item():
    (1, 2)[1] = 3


def remove_letter():
    del "abc"[2]


def beyond():
    return "abc"[3]


def by_name(word="abc"):
    word[0] = "x"


import sys

for function in (put_letter, put_item, remove_letter, beyond, by_name):
    try:
        function()
    except (TypeError, IndexError):
        traceback.print_exc(limit=-1, file=sys.stdout)


class Shown:
    def __del__(self):
        "abc"[1] = "y"


shown = Shown()
del shown
"last"[0] = "p"
