"""The help texts of argparse."""

SUPPRESS, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE = "==SUPPRESS==", "?", "*", "+"
PARSER, REMAINDER = "A...", "..."


def _wrap(text, width, first="", rest=""):
    import textwrap
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=rest)


class HelpFormatter:
    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog, self._width, self._increment = prog, width, indent_increment
        self._max_position = min(max_help_position, max(width - 20, indent_increment * 2))

    # the parts that other formatters change

    def _fill_text(self, text, width, indent):
        return "\n".join(_wrap(" ".join(text.split()), width, indent, indent))

    def _split_lines(self, text, width):
        return _wrap(" ".join(text.split()), width)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest

    # names

    def _metavar(self, action, standard):
        if action.metavar is not None:
            return action.metavar
        if action.choices is not None:
            return "{" + ",".join(str(choice) for choice in action.choices) + "}"
        return standard

    def _args(self, action, standard):
        metavar = self._metavar(action, standard)

        def get(n):
            return metavar if isinstance(metavar, tuple) else (metavar,) * n
        nargs = action.nargs
        if nargs is None:
            return "%s" % get(1)
        if nargs == OPTIONAL:
            return "[%s]" % get(1)
        if nargs == ZERO_OR_MORE:
            names = get(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % get(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % get(1)
        if nargs == SUPPRESS:
            return ""
        return " ".join(["%s"] * nargs) % get(nargs)

    def _invocation(self, action):
        if not action.option_strings:
            return " ".join(self._positional_names(action, 1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        args = self._args(action, self._get_default_metavar_for_optional(action))
        return ", ".join(f"{option} {args}" for option in action.option_strings)

    def _positional_names(self, action, n):
        metavar = self._metavar(action, self._get_default_metavar_for_positional(action))
        return metavar if isinstance(metavar, tuple) else (metavar,) * n

    # usage

    def format_usage(self, usage, actions, groups, prefix=None):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            return f"{prefix}{usage % dict(prog=self._prog)}\n\n"
        if not actions:
            return f"{prefix}{self._prog}\n\n"
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        parts = self._usage_parts(optionals + positionals, groups)
        n = len(self._usage_parts(optionals, groups))
        text = " ".join([self._prog, *parts])
        if len(prefix) + len(text) > self._width:
            text = self._break_usage(prefix, parts[:n], parts[n:])
        return f"{prefix}{text}\n\n"

    def _usage_parts(self, actions, groups):
        around = {}
        for group in groups:
            members = [a for a in group._group_actions if a.help is not SUPPRESS]
            listed = [a for a in group._group_actions]
            if not listed or listed[0] not in actions:
                continue
            start = actions.index(listed[0])
            if actions[start:start + len(listed)] != listed or not members:
                continue
            opening, closing = "()" if group.required else "[]"
            if len(members) == 1 and group.required:
                opening = closing = ""
            for action in members:
                around[action] = [" | ", ""]
            around[members[0]][0] = opening
            around[members[-1]][1] = closing
        parts = []
        for action in actions:
            if action.help is SUPPRESS:
                continue
            if not action.option_strings:
                part = self._args(action, self._get_default_metavar_for_positional(action))
                if action in around and part.startswith("[") and part.endswith("]"):
                    part = part[1:-1]
            else:
                option = action.option_strings[0]
                if action.nargs == 0:
                    part = action.format_usage()
                else:
                    part = f"{option} " + self._args(
                        action, self._get_default_metavar_for_optional(action))
                if not action.required and action not in around:
                    part = f"[{part}]"
            if action in around:
                before, after = around[action]
                if before == " | ":
                    parts[-1] += " | " + part + after
                else:
                    parts.append(before + part + after)
            else:
                parts.append(part)
        return [part for part in parts if part]

    def _break_usage(self, prefix, optionals, positionals):
        width = self._width

        def lines_of(parts, indent, length):
            lines, line = [], []
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line, length = [], len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            return lines

        if len(prefix) + len(self._prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(self._prog) + 1)
            if optionals:
                lines = lines_of([self._prog, *optionals], indent, len(prefix) - 1)
                lines[0] = lines[0][len(indent):]
                lines += lines_of(positionals, indent, len(indent) - 1)
            elif positionals:
                lines = lines_of([self._prog, *positionals], indent, len(prefix) - 1)
                lines[0] = lines[0][len(indent):]
            else:
                lines = [self._prog]
        else:
            indent = " " * len(prefix)
            lines = lines_of(optionals + positionals, indent, len(indent) - 1)
            if len(lines) > 1:
                lines = lines_of(optionals, indent, len(indent) - 1)
                lines += lines_of(positionals, indent, len(indent) - 1)
            lines = [self._prog, *lines]
        return "\n".join(lines)

    # sections

    def _text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        return self._fill_text(text, max(self._width, 11), "") + "\n\n"

    def _expand(self, action):
        values = {name: getattr(value, "__name__", value) for name, value in vars(action).items()
                  if value is not SUPPRESS}
        values["prog"] = self._prog
        if values.get("choices") is not None:
            values["choices"] = ", ".join(str(choice) for choice in values["choices"])
        return self._get_help_string(action) % values

    def _rows(self, actions, indent):
        """(indent, invocation, action), those of subparsers one deeper."""
        for action in actions:
            if action.help is not SUPPRESS:
                yield indent, self._invocation(action), action
                if hasattr(action, "_get_subactions"):
                    yield from self._rows(action._get_subactions(), indent + self._increment)

    def format_help(self, parser):
        out = self.format_usage(parser.usage, parser._actions, parser._mutually_exclusive_groups)
        if parser.description:
            out += self._text(parser.description)
        longest = max((indent + len(text) for group in parser._action_groups
                       for indent, text, _ in self._rows(group._group_actions, self._increment)),
                      default=0)
        for group in parser._action_groups:
            rows = "".join(self._row(*row, longest)
                           for row in self._rows(group._group_actions, self._increment))
            text = ""
            if group.description and group.description is not SUPPRESS:
                described = group.description % dict(prog=self._prog) \
                    if "%(prog)" in group.description else group.description
                indent = " " * self._increment
                text = self._fill_text(described, max(self._width - self._increment, 11),
                                       indent) + "\n\n"
            if rows or text:
                title = f"{group.title}:\n" if group.title and group.title is not SUPPRESS else ""
                out += title + text + rows + "\n"
        if parser.epilog:
            out += self._text(parser.epilog)
        while "\n\n\n" in out:
            out = out.replace("\n\n\n", "\n\n")
        return out.strip("\n") + "\n"

    def _row(self, indent, header, action, longest):
        position = min(longest + 2, self._max_position)
        width = max(self._width - position, 11)
        room = position - indent - 2
        margin = " " * indent
        has_help = action.help and action.help.strip()
        if not has_help:
            text = f"{margin}{header}\n"
            return text
        if len(header) <= room:
            text, first = f"{margin}{header:<{room}}  ", ""
        else:
            text, first = f"{margin}{header}\n", " " * position
        lines = self._split_lines(self._expand(action), width)
        if not lines:
            return text if text.endswith("\n") else text + "\n"
        text += f"{first}{lines[0]}\n"
        return text + "".join(f"{' ' * position}{line}\n" for line in lines[1:])


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    _get_default_metavar_for_positional = _get_default_metavar_for_optional
