"""Nothing in the window answers to the mouse's button behind the keyboard's back.

Usage: clicks.py SOURCE. Whoever reads the button itself, and not through ui_hit, view_point or a
widget, is not known to the keyboard (test_reach.c asks only about what is). The few that must:
"""
import pathlib
import re
import sys

MAY = {
    "scene.c": "view_point itself",
    "program_panel.c": "the margin, the fold and the number of a line: B, Z, K for the chosen one",
    "timeline_panel.c": "its lanes are dragged: arrows, + and - do the same",
    "editor_panel.c": "the cursor of a text: its keys move it, too",
}
BUTTON = re.compile(r"ui->(mouse_pressed|mouse_released|mouse_went_down|menu_pressed|clicks)\b")


def problems(view):
    for path in sorted(view.rglob("*.c")):
        reads = bool(BUTTON.search(path.read_text()))
        if reads and path.name not in MAY:
            yield f"{path.name} reads the mouse's button itself"
        if not reads and path.name in MAY:
            yield f"{path.name} has no need to be allowed to"


found = list(problems(pathlib.Path(sys.argv[1]) / "src" / "view"))
sys.exit("\n".join(found) if found else None)
