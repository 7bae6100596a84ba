"""Filling lines, and their margins."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        chunks = self._chunks(text)
        if self.fix_sentence_endings:
            self._fix_endings(chunks)
        return self._lines(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))

    # ---- text to chunks: words, spaces, parts of words that end with a hyphen

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in _SPACE})
        chunks, at = [], 0
        while at < len(text):
            is_space = text[at] in _SPACE
            end = at
            while end < len(text) and (text[end] in _SPACE) == is_space:
                end += 1
            word = text[at:end]
            if is_space or not self.break_on_hyphens:
                chunks.append(word)
            else:
                chunks.extend(_split_word(word))
            at = end
        return chunks

    def _fix_endings(self, chunks):
        for i in range(len(chunks) - 1):
            if chunks[i + 1] == " " and _ends_sentence(chunks[i]):
                chunks[i + 1] = "  "

    # ---- chunks to lines

    def _lines(self, chunks):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                line.append(chunks.pop())
                length += len(line[-1])
            if chunks and len(chunks[-1]) > width:
                self._break_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            is_last = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or is_last and length <= width):
                lines.append(indent + "".join(line))
                continue
            self._end_with_placeholder(lines, line, length, width, indent)
            break
        return lines

    def _break_word(self, chunks, line, length, width):
        room = 1 if width < 1 else width - length
        if self.break_long_words:
            word = chunks[-1]
            end = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind("-", 0, room)
                if hyphen > 0 and any(c != "-" for c in word[:hyphen]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def _end_with_placeholder(self, lines, line, length, width, indent):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())


def _is_letter(c):
    return c.isalpha() or c == "_"


def _split_word(word):
    """Behind hyphens between letters, and around dashes: "well-known--or" → well-, known, --, or."""
    parts, start, at = [], 0, 0
    n = len(word)
    while at < n:
        if word[at] != "-":
            at += 1
            continue
        end = at
        while end < n and word[end] == "-":
            end += 1
        if end - at > 1 and at > start and end < n and (word[at - 1].isalnum() or word[at - 1] in "_!\"'&.,?"):
            if word[end].isalnum() or word[end] == "_":  # an em dash
                parts += [word[start:at], word[at:end]]
                start = at = end
                continue
        elif end - at == 1 and at - start >= 2 and end + 1 < n:
            before = word[at - 1], word[at - 2]
            if (all(map(_is_letter, before)) and _is_letter(word[end])
                    and (_is_letter(word[end + 1]) or word[end + 1] == "-")):
                parts.append(word[start:end])
                start = at = end
                continue
        at = end
    if start < n:
        parts.append(word[start:])
    return parts


def _ends_sentence(chunk):
    end = len(chunk.rstrip("\"'"))
    if end < len(chunk) - 1:
        return False
    return end > 1 and chunk[end - 1] in ".!?" and "a" <= chunk[end - 2] <= "z"


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        if not line.strip(" \t"):
            lines[i] = ""
            continue
        own = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = own
            continue
        n = 0
        while n < min(len(margin), len(own)) and margin[n] == own[n]:
            n += 1
        margin = margin[:n]
    n = len(margin or "")
    return "\n".join([line[n:] if line else line for line in lines])


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
