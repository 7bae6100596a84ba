"""tty: refused by name as it is called; there are no terminals here."""

from _refused import functions as _functions

globals().update(_functions("tty", "setcbreak", "setraw"))
