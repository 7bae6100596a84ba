"""The tables of texts fit each other and the sources.

Usage: texts.py ROOT. All languages have the same keys with the same slots; every key that a source
names is in the tables, and every key of the tables is named by a source (as a string of its own, or
by one with a %s in it that fits). Prints what does not hold; exit status 1 if anything does not.
"""
import pathlib
import re
import sys

STRING = re.compile(r"""//[^\n]*|'(?:[^'\\]|\\.)*'|"((?:[^"\\\n]|\\.)*)\"""")
KEY = re.compile(r"^[ \t]*([\w.-]+)[ \t]*=[ \t]*(.*)$")
SLOT = re.compile(r"\{([\w.-]+)")


def read_table(path):
    table = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := KEY.match(line):
            table[match[1]] = frozenset(SLOT.findall(match[2]))
    return table


def fits(key, used):
    if "%" not in used:
        return key == used
    return re.fullmatch(r"[\w-]+".join(map(re.escape, used.split("%s"))), key)


def problems(root):
    tables = {path.stem: read_table(path) for path in sorted((root / "assets/text").glob("*.txt"))}
    keys = set().union(*tables.values())
    for language, table in tables.items():
        for key in sorted(keys - table.keys()):
            yield f"{language}.txt has no text '{key}'"
        for key, slots in table.items():
            if slots != tables["en"].get(key, slots):
                yield f"{language}.txt: '{key}' has other slots than in en.txt"

    strings = {text for path in (root / "src").rglob("*.[ch]")
               for text in STRING.findall(path.read_text())}
    plain = {text for text in strings if "%" not in text}
    # Only strings that look like a key with a hole: "cli.option.%s".
    holed = {text for text in strings if re.fullmatch(r"[a-z][\w-]*\.[\w.-]*(?:%s[\w.-]*)+", text)}
    for key in sorted(keys):
        if key not in plain and not any(fits(key, text) for text in holed):
            yield f"no source uses the text '{key}'"
    sections = {key.split(".")[0] for key in keys}
    for text in sorted(plain - keys):
        if re.fullmatch(r"[a-z]+\.[\w.-]+", text) and text.split(".")[0] in sections:
            yield f"no table has the text '{text}'"


found = list(problems(pathlib.Path(sys.argv[1])))
print("\n".join(found) or "the tables of texts fit")
sys.exit(bool(found))
