"""shlex: the words of a command line, as a shell divides it."""

import re

__all__ = ["split", "quote", "join"]

_UNSAFE = re.compile(r"[^\w@%+=:,./-]", re.ASCII)


def quote(s):
    if not s:
        return "''"
    if not _UNSAFE.search(s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join(quote(word) for word in split_command)


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        raise NotImplementedError("shlex.split(posix=False) is not supported here")
    return list(_words(s, comments))


def _words(s, comments):
    word = None  # the one that has begun
    quoted = ""
    chars = iter(s)
    for c in chars:
        if quoted:
            if c == quoted:
                quoted = ""
            elif c == "\\" and quoted == '"':
                c = next(chars, None)
                if c is None:
                    raise ValueError("No escaped character")
                word += c if c in '"\\' else "\\" + c
            else:
                word += c
        elif c in " \t\r\n":
            if word is not None:
                yield word
            word = None
        elif c == "#" and comments:
            for c in chars:
                if c == "\n":
                    break
            if word is not None:
                yield word
            word = None
        else:
            word = word or ""
            if c in "'\"":
                quoted = c
            elif c == "\\":
                c = next(chars, None)
                if c is None:
                    raise ValueError("No escaped character")
                word += c
            else:
                word += c
    if quoted:
        raise ValueError("No closing quotation")
    if word is not None:
        yield word


def __getattr__(name):
    if name == "shlex":
        raise NotImplementedError("shlex.shlex is not supported here")
    raise AttributeError(f"module 'shlex' has no attribute {name!r}")
