"""pydoc: help pages are not made here."""

from _refused import classes as _classes, functions as _functions

globals().update(_classes("pydoc", "Doc", "HTMLDoc", "Helper", "TextDoc"))
globals().update(_functions("pydoc", "doc", "getdoc", "help", "locate", "plain", "render_doc"))
