"""Differences between sequences."""

from collections import namedtuple
from types import GenericAlias

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ",
           "IS_CHARACTER_JUNK",
           "IS_LINE_JUNK", "context_diff", "unified_diff", "Match"]
Match = namedtuple("Match", "a b size")


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.b2j, self.bjunk, self.bpopular = {}, set(), set()
        for i, element in enumerate(b):
            self.b2j.setdefault(element, []).append(i)
        if self.isjunk:
            self.bjunk = {element for element in self.b2j if self.isjunk(element)}
            for element in self.bjunk:
                del self.b2j[element]
        n = len(b)
        if self.autojunk and n >= 200:
            many = n // 100 + 1
            self.bpopular = {element for element, places in self.b2j.items()
                             if len(places) > many}
            for element in self.bpopular:
                del self.b2j[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, b2j, bjunk = self.a, self.b, self.b2j, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        besti, bestj, size = alo, blo, 0
        ending = {}  # the lengths of the matches that end at (i - 1, j)
        for i in range(alo, ahi):
            now = {}
            for j in b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = now[j] = ending.get(j - 1, 0) + 1
                if k > size:
                    besti, bestj, size = i - k + 1, j - k + 1, k
            ending = now
        for junk in (False, True):  # what is popular on both sides, then junk
            while (besti > alo and bestj > blo and (b[bestj - 1] in bjunk) is junk
                   and a[besti - 1] == b[bestj - 1]):
                besti, bestj, size = besti - 1, bestj - 1, size + 1
            while (besti + size < ahi and bestj + size < bhi
                   and (b[bestj + size] in bjunk) is junk
                   and a[besti + size] == b[bestj + size]):
                size += 1
        return Match(besti, bestj, size)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        la, lb = len(self.a), len(self.b)
        queue, found = [(0, la, 0, lb)], []
        while queue:
            alo, ahi, blo, bhi = queue.pop()
            i, j, k = match = self.find_longest_match(alo, ahi, blo, bhi)
            if k:
                found.append(match)
                if alo < i and blo < j:
                    queue.append((alo, i, blo, j))
                if i + k < ahi and j + k < bhi:
                    queue.append((i + k, ahi, j + k, bhi))
        found.sort()
        i1 = j1 = k1 = 0
        blocks = []
        for i2, j2, k2 in found:
            if i1 + k1 == i2 and j1 + k1 == j2:
                k1 += k2
            else:
                if k1:
                    blocks.append(Match(i1, j1, k1))
                i1, j1, k1 = i2, j2, k2
        if k1:
            blocks.append(Match(i1, j1, k1))
        blocks.append(Match(la, lb, 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        if self.opcodes is not None:
            return self.opcodes
        i = j = 0
        self.opcodes = codes = []
        for ai, bj, size in self.get_matching_blocks():
            kind = ("replace" if i < ai and j < bj else "delete" if i < ai
                    else "insert" if j < bj else "")
            if kind:
                codes.append((kind, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                codes.append(("equal", ai, i, bj, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        codes = codes[:]
        if codes[0][0] == "equal":
            kind, i1, i2, j1, j2 = codes[0]
            codes[0] = kind, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            kind, i1, i2, j1, j2 = codes[-1]
            codes[-1] = kind, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for kind, i1, i2, j1, j2 in codes:
            if kind == "equal" and i2 - i1 > 2 * n:
                group.append((kind, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((kind, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _ratio(sum(match.size for match in self.get_matching_blocks()),
                      len(self.a) + len(self.b))

    def quick_ratio(self):
        left = {}
        for element in self.b:
            left[element] = left.get(element, 0) + 1
        matches = 0
        for element in self.a:
            n = left.get(element, 0)
            left[element] = n - 1
            matches += n > 0
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        la, lb = len(self.a), len(self.b)
        return _ratio(min(la, lb), la + lb)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher, found = SequenceMatcher(), []
    matcher.set_seq2(word)
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff:
            ratio = matcher.ratio()
            if ratio >= cutoff:
                found.append((ratio, possibility))
    found.sort(reverse=True)
    return [possibility for _, possibility in found[:n]]


# ---- diffs with context

def _range(start, stop, is_unified):
    beginning, length = start + 1, stop - start
    if is_unified:
        if length == 1:
            return str(beginning)
        return f"{beginning if length else start},{length}"
    if not length:
        beginning -= 1
    return str(beginning) if length <= 1 else f"{beginning},{beginning + length - 1}"


def _dated(name, date):
    return f"{name}\t{date}" if date else name


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"--- {_dated(fromfile, fromfiledate)}{lineterm}"
            yield f"+++ {_dated(tofile, tofiledate)}{lineterm}"
        first, last = group[0], group[-1]
        yield (f"@@ -{_range(first[1], last[2], True)} +{_range(first[3], last[4], True)} @@"
               f"{lineterm}")
        for kind, i1, i2, j1, j2 in group:
            if kind == "equal":
                for line in a[i1:i2]:
                    yield " " + line
            if kind in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if kind in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    prefix = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f"*** {_dated(fromfile, fromfiledate)}{lineterm}"
            yield f"--- {_dated(tofile, tofiledate)}{lineterm}"
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_range(first[1], last[2], False)} ****{lineterm}"
        if any(kind in ("replace", "delete") for kind, *_ in group):
            for kind, i1, i2, _, _ in group:
                if kind != "insert":
                    for line in a[i1:i2]:
                        yield prefix[kind] + line
        yield f"--- {_range(first[3], last[4], False)} ----{lineterm}"
        if any(kind in ("replace", "insert") for kind, *_ in group):
            for kind, _, _, j1, j2 in group:
                if kind != "delete":
                    for line in b[j1:j2]:
                        yield prefix[kind] + line


# ---- diffs with marks within the lines

def IS_LINE_JUNK(line, pat=None):
    return line.strip() in ("", "#") and line.strip(" \t\n#") == ""


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


class Differ:
    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        matcher = SequenceMatcher(self.linejunk, a, b)
        for kind, alo, ahi, blo, bhi in matcher.get_opcodes():
            if kind == "replace":
                yield from self._replaced(a, alo, ahi, b, blo, bhi)
            elif kind == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif kind == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, mark, lines, low, high):
        for i in range(low, high):
            yield f"{mark} {lines[i]}"

    def _plain(self, a, alo, ahi, b, blo, bhi):
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _replaced(self, a, alo, ahi, b, blo, bhi):
        best, cutoff = 0.74, 0.75
        matcher = SequenceMatcher(self.charjunk)
        equal = None
        besti = bestj = 0
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal is None:
                        equal = i, j
                    continue
                matcher.set_seq1(a[i])
                if (matcher.real_quick_ratio() > best and matcher.quick_ratio() > best
                        and matcher.ratio() > best):
                    best, besti, bestj = matcher.ratio(), i, j
        if best < cutoff:
            if equal is None:
                yield from self._plain(a, alo, ahi, b, blo, bhi)
                return
            besti, bestj = equal
        else:
            equal = None
        yield from self._around(a, alo, besti, b, blo, bestj)
        if equal is None:
            marks_a = marks_b = ""
            matcher.set_seqs(a[besti], b[bestj])
            for kind, i1, i2, j1, j2 in matcher.get_opcodes():
                la, lb = i2 - i1, j2 - j1
                mark = {"replace": "^", "delete": "-", "insert": "+", "equal": " "}[kind]
                marks_a += mark * la
                marks_b += mark * lb
            yield from self._marked(a[besti], b[bestj], marks_a, marks_b)
        else:
            yield "  " + a[besti]
        yield from self._around(a, besti + 1, ahi, b, bestj + 1, bhi)

    def _around(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replaced(a, alo, ahi, b, blo, bhi)
        elif alo < ahi:
            yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _marked(self, line_a, line_b, marks_a, marks_b):
        def line_of(line, marks):
            return "".join(c if mark == " " and c.isspace() else mark
                           for c, mark in zip(line, marks)).rstrip()
        yield "- " + line_a
        if marks := line_of(line_a, marks_a):
            yield f"? {marks}\n"
        yield "+ " + line_b
        if marks := line_of(line_b, marks_b):
            yield f"? {marks}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    if which not in (1, 2):
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    for line in delta:
        if line[:2] in ("  ", {1: "- ", 2: "+ "}[which]):
            yield line[2:]


class HtmlDiff:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("difflib.HtmlDiff is not supported here")
