"""The tables of texts fit each other and the sources.

Usage: texts.py ROOT. All languages have the same keys with the same slots; every key that a source
names is in the tables, and every key of the tables is named by a source (as a string of its own, or
by one with a %s in it that fits). The English texts "error.…" say word for word what sources say when
something is wrong, and the rooms that a user's mistakes reach say nothing else. Prints what does not hold; exit status 1 if anything does not.
"""
import pathlib
import re
import sys

STRING = re.compile(r"""//[^\n]*|'(?:[^'\\]|\\.)*'|"((?:[^"\\\n]|\\.)*)\"""")
KEY = re.compile(r"^[ \t]*([\w.-]+)[ \t]*=[ \t]*(.*)$")
SLOT = re.compile(r"\{([\w.-]+)")

MESSAGE = re.compile(r"""(?:"(?:[^"\\\n]|\\.)*"(?:\s|PRI\w+)*)+""")
FAILING = re.compile(r"\b(?:error_set|error_at|fail|complain|damaged)\(([^;\"]*)" + f"({MESSAGE.pattern})")
CONVERSION = re.compile(r"%[-+ #0]*[\d*]*(?:\.[\d*]+)?(?:hh|h|ll|l|z|j|t)?[diouxXcsfgeEp]")
REACHED = ("base/file.c", "chess/", "gui/", "hall/", "lesson/", "trace/", "run/", "view/", "main.c")
LIBRARIES = ("error.system.", "error.picture.open")  # what they say is in no source of ours


def read_table(path):
    table = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := KEY.match(line):
            table[match[1]] = match[2]
    return table


def slots(text):
    return set(SLOT.findall(text))


def fits(key, used):
    if "%" not in used:
        return key == used
    return re.fullmatch(r"[\w-]+".join(map(re.escape, used.split("%s"))), key)


def message(written):
    """What stands in literals as written in C: printf's conversions are NULs."""
    text = re.sub(r'"\s*PRI\w+\s*"', "d", written)
    text = re.sub(r'"\s*PRI\w+\s*$', 'd"', text)
    text = "".join(STRING.findall(text)).replace('\\"', '"').replace("\\\\", "\\")
    return CONVERSION.sub("\0", text)


def error_problems(root, english):
    patterns = {key: re.compile(".+".join(map(re.escape, re.split(r"\{[^}]*\}", text))))
                for key, text in english.items() if key.startswith("error.")}
    sources = {path.relative_to(root / "src").as_posix(): path.read_text()
               for path in (root / "src").rglob("*.[ch]")}
    said = {message(match) for source in sources.values() for match in MESSAGE.findall(source)}
    for key, pattern in patterns.items():
        if not key.startswith(LIBRARIES) and not any(map(pattern.fullmatch, said)):
            yield f"no source says what '{key}' does"
    for path, source in sources.items():
        for _, written in FAILING.findall(source) if path.startswith(REACHED) else ():
            text = message(written)
            if text.strip("\0") and not any(p.fullmatch(text) for p in patterns.values()):
                yield f"{path}: no text 'error.…' fits " + text.replace("\0", "%")


def problems(root):
    tables = {path.stem: read_table(path) for path in sorted((root / "assets/text").glob("*.txt"))}
    keys = set().union(*tables.values())
    for language, table in tables.items():
        for key in sorted(keys - table.keys()):
            yield f"{language}.txt has no text '{key}'"
        for key, text in table.items():
            if slots(text) != slots(tables["en"].get(key, text)):
                yield f"{language}.txt: '{key}' has other slots than in en.txt"

    strings = {text for path in (root / "src").rglob("*.[ch]")
               for text in STRING.findall(path.read_text())}
    plain = {text for text in strings if "%" not in text}
    # Only strings that look like a key with a hole: "cli.option.%s".
    holed = {text for text in strings if re.fullmatch(r"[a-z][\w-]*\.[\w.-]*(?:%s[\w.-]*)+", text)}
    for key in sorted(keys):
        if key.startswith("error."):
            continue
        if key not in plain and not any(fits(key, text) for text in holed):
            yield f"no source uses the text '{key}'"
    sections = {key.split(".")[0] for key in keys}
    for text in sorted(plain - keys):
        if re.fullmatch(r"[a-z]+\.[\w.-]+", text) and text.split(".")[0] in sections:
            yield f"no table has the text '{text}'"
    yield from error_problems(root, tables["en"])


found = list(problems(pathlib.Path(sys.argv[1])))
print("\n".join(found) or "the tables of texts fit")
sys.exit(bool(found))
