"""getopt: the command line as the C function of that name reads it."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        super().__init__(msg, opt)
        self.msg = msg
        self.opt = opt

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    found, others = _read(args, shortopts, longopts, stops=True)
    return found, others


def gnu_getopt(args, shortopts, longopts=[]):
    stops = shortopts.startswith("+") or bool(os.environ.get("POSIXLY_CORRECT"))
    return _read(args, shortopts.removeprefix("+"), longopts, stops)


def _read(args, shortopts, longopts, stops):
    left = list(args)
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    found, others = [], []
    while left:
        arg = left[0]
        if arg == "--":
            return found, others + left[1:]
        if arg.startswith("--"):
            found.append(_long(arg[2:], left, longopts))
        elif arg.startswith("-") and arg != "-":
            found += _short(arg[1:], left, shortopts)
        elif stops:
            return found, left
        else:
            others.append(left.pop(0))
    return found, others


def _long(text, left, longopts):
    del left[0]
    name, has_value, value = text.partition("=")
    matches = [option for option in longopts if option.startswith(name)]
    if not matches:
        raise GetoptError(f"option --{name} not recognized", name)
    exact = [option for option in (name, name + "=") if option in matches]
    if not exact and len(matches) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    option = (exact or matches)[0]
    name = option.removesuffix("=")
    if option == name:
        if has_value:
            raise GetoptError(f"option --{name} must not have an argument", name)
    elif not has_value:
        if not left:
            raise GetoptError(f"option --{name} requires argument", name)
        value = left.pop(0)
    return "--" + name, value


def _short(letters, left, shortopts):
    del left[0]
    found = []
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter)
        if at < 0 or letter == ":":
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts[at + 1:at + 2] == ":":
            if not letters and not left:
                raise GetoptError(f"option -{letter} requires argument", letter)
            value, letters = letters or left.pop(0), ""
        found.append(("-" + letter, value))
    return found
