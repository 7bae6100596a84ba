"""Names that match patterns of a shell."""

import posixpath

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def _set_end(pat, i):
    """Behind the "]" that ends a set whose "[" is before i; 0: there is none."""
    j = i
    if pat[j:j + 1] == "!":
        j += 1
    if pat[j:j + 1] == "]":
        j += 1
    j = pat.find("]", j)
    return j + 1


def _in_set(c, chosen):
    wanted = True
    if chosen.startswith("!"):
        wanted, chosen = False, chosen[1:]
    i, found = 0, False
    while i < len(chosen):
        if i + 2 < len(chosen) and chosen[i + 1] == "-":
            found = found or chosen[i] <= c <= chosen[i + 2]
            i += 3
        else:
            found = found or chosen[i] == c
            i += 1
    return found is wanted


def fnmatchcase(name, pat):
    if isinstance(name, bytes):
        name, pat = name.decode("latin-1"), pat.decode("latin-1")
    i = j = 0
    star, mark = -1, 0  # where to go on from if what follows the last star does not fit
    while i < len(name):
        if j < len(pat) and pat[j] == "*":
            star, mark = j, i
            j += 1
            continue
        end = 0
        if j < len(pat):
            if pat[j] == "[" and (after := _set_end(pat, j + 1)):
                end = after if _in_set(name[i], pat[j + 1:after - 1]) else 0
            elif pat[j] in ("?", name[i]):
                end = j + 1
        if end:
            i, j = i + 1, end
        elif star >= 0:
            mark += 1
            i, j = mark, star + 1
        else:
            return False
    return not pat[j:].strip("*")


def fnmatch(name, pat):
    return fnmatchcase(posixpath.normcase(name), posixpath.normcase(pat))


def filter(names, pat):
    return [name for name in names if fnmatchcase(posixpath.normcase(name), pat)]


def translate(pat):
    out, i = [], 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif c == "?":
            out.append(".")
        elif c == "[" and (end := _set_end(pat, i)):
            chosen = pat[i:end - 1].replace("\\", r"\\")
            if chosen.startswith("!"):
                chosen = "^" + chosen[1:]
            elif chosen[0] in "^[":
                chosen = "\\" + chosen
            out.append(f"[{chosen}]")
            i = end
        else:
            out.append(c if c.isalnum() or c in "_!\"%',/:;<=>@`" else "\\" + c)
    return f"(?s:{''.join(out)})\\Z"
