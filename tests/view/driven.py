"""Everything that the window can be told to do is done in a real window: by its key, or, where it has
none, by its name in the palette.

Usage: driven.py SOURCE. Reads the table of actions and the tests of the window.
"""
import pathlib
import re
import sys

KEYS = {"KEY_RIGHT": "Right", "KEY_LEFT": "Left", "KEY_UP": "Up", "KEY_DOWN": "Down", "KEY_HOME": "Home",
        "KEY_END": "End", "KEY_PAGE_UP": "Prior", "KEY_PAGE_DOWN": "Next", "KEY_SPACE": "space",
        "KEY_ENTER": "Return", "KEY_ESCAPE": "Escape", ";": "semicolon", ":": "colon", "<": "less",
        ">": "greater", "+": "plus", "-": "minus", "=": "equal", "[": "bracketleft", "]": "bracketright",
        ".": "period", "?": "question", "/": "slash", ",": "comma"}
MODS = (("MOD_CTRL", "ctrl+"), ("MOD_ALT", "alt+"), ("MOD_SHIFT", "shift+"))


def actions(table):
    """The name of each action, and its keys as xdotool calls them."""
    for name, keys in re.findall(r'\[ACTION_\w+\] = \{\s*"([a-z-]+)",\s*\{(.*?)\},\s*(?:NULL|")', table, re.S):
        pressed = re.findall(r"\{('.'|KEY_\w+), ([^{}]+)\}", keys)
        yield name, ["".join(word for mod, word in MODS if mod in mods) +
                     KEYS.get(key.strip("'"), key.strip("'").removeprefix("KEY_")) for key, mods in pressed]


def main():
    source = pathlib.Path(sys.argv[1])
    table = list(actions((source / "src" / "view" / "app" / "action.c").read_text()))
    tests = "".join(path.read_text() for path in (source / "tests" / "view").glob("window*.py"))
    missing = [name for name, keys in table if name != "none"
               if not any(f'"{word}"' in tests for word in [*keys, name])]
    if len(table) < 80:
        sys.exit(f"driven.py: only {len(table)} actions are read from their table")
    sys.exit("no test of the window does: " + ", ".join(missing) if missing else None)


main()
