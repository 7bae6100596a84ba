"""Writes random programs: program(seed) is the text of one. Every program ends, prints no address
and no time, and does the same on every run of CPython 3.11 with PYTHONHASHSEED=0.
"""
import random_mistakes
import random_objects
import random_places
import random_plain
import random_tasks
import random_waits
from random_writer import Writer

KINDS = {kind.__name__: kind for kind in (*random_plain.KINDS, *random_objects.KINDS, *random_places.KINDS, *random_tasks.KINDS,
                                        *random_waits.KINDS, *random_mistakes.KINDS)}
OFTEN = ["tasks", "tasks", "generators", "waits", "waits"]


def program(seed, kind=None):
    """The text of the program; [kind] is one of KINDS, or None: the seed says."""
    names = list(KINDS) + OFTEN
    while True:
        w = Writer(seed)
        chosen = w.r.choice(names)
        lines = KINDS[kind or chosen](w)
        text = "\n".join(line for line in "\n".join(lines).splitlines()) + "\n"
        try:
            compile(text, "program.py", "exec")
        except SyntaxError: # another one instead, that begins from another number
            seed += 1_000_000_007
            continue
        return text
