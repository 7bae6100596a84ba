"""The arrows of the house point one way: a folder of src/ includes only the folders it may use.

Usage: layers.py SRC. Prints each include that points the wrong way; exit status 1 if there is one.
"""
import pathlib
import re
import sys

USES = {
    "base": "",
    "coro": "base",
    "loop": "base coro",
    "trace": "base",
    "lang": "base coro loop trace",
    "program": "base coro loop trace lang",
    "run": "base coro loop trace",
    "lesson": "base trace lang program",
    "chess": "base",
    "hall": "base coro loop trace run chess",
    "gui": "base",
    "view": "base coro trace lang program run lesson chess hall gui",
    "cli": "base",
    "simul.h": "base coro loop trace run",
    "main.c": "base cli coro loop trace lang program run lesson chess hall gui view",
}
SDL_ROOM = "gui"


def wrong_includes(src):
    for path in sorted(src.rglob("*.[chS]")):
        room = path.relative_to(src).parts[0]
        if room not in USES:
            yield f"{path}: the room '{room}' is not in {__file__}"
            continue
        allowed = {room, *USES[room].split()}
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if match := re.match(r'\s*#\s*include\s+"([^"/]+)/', line):
                if match[1] not in allowed:
                    yield f"{path}:{number}: {room} may not include {match[1]}"
            elif re.match(r'\s*#\s*include\s+"', line):
                yield f"{path}:{number}: write includes from src/: #include \"{room}/...\""
            elif re.match(r"\s*#\s*include\s+<SDL", line) and room != SDL_ROOM:
                yield f"{path}:{number}: only {SDL_ROOM} may include SDL"


problems = list(wrong_includes(pathlib.Path(sys.argv[1])))
print("\n".join(problems) or "every include points down")
sys.exit(bool(problems))
