"""Arguments of the command line."""

import os
import sys
from _argparse_help import (ArgumentDefaultsHelpFormatter, HelpFormatter, MetavarTypeHelpFormatter,
                            ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE,
                            RawDescriptionHelpFormatter, RawTextHelpFormatter)

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction",
           "FileType", "HelpFormatter", "ArgumentDefaultsHelpFormatter",
           "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
           "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS",
           "ZERO_OR_MORE"]


class ArgumentTypeError(Exception):
    pass


class ArgumentError(Exception):
    def __init__(self, argument, message):
        self.argument_name, self.message = _name_of(argument), message

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


def _name_of(action):
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    for name in (action.metavar, action.dest):
        if name not in (None, SUPPRESS):
            return name
    if action.choices:
        return "{" + ",".join(action.choices) + "}"
    return None


class Namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        plain = [f"{name}={value!r}" for name, value in self.__dict__.items()
                 if name.isidentifier()]
        odd = {name: value for name, value in self.__dict__.items() if not name.isidentifier()}
        if odd:
            plain.append(f"**{odd!r}")
        return f"{type(self).__name__}({', '.join(plain)})"

    def __eq__(self, other):
        return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

    def __contains__(self, key):
        return key in self.__dict__


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode, self._rest = mode, (bufsize, encoding, errors)

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode, *self._rest)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")

    def __repr__(self):
        return f"FileType({self._mode!r})"


# ---- actions

class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None):
        self.option_strings, self.dest, self.nargs, self.const = option_strings, dest, nargs, const
        self.default, self.type, self.choices = default, type, choices
        self.required, self.help, self.metavar = required, help, metavar

    def __repr__(self):
        names = ("option_strings", "dest", "nargs", "const", "default", "type", "choices",
                 "required", "help", "metavar")
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({fields})"

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, **kwargs):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, "
                             "actions such as store true or store const may be more appropriate")
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, const, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None,
                 metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        options = []
        for option in option_strings:
            options.append(option)
            if option.startswith("--"):
                options.append("--no-" + option[2:])
        if help is not None and default is not None and default is not SUPPRESS:
            help += " (default: %(default)s)"
        super().__init__(options, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


def _copy_of(items):
    return [] if items is None else list(items)


class _AppendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _copy_of(getattr(namespace, self.dest, None)) + [values])


class _AppendConstAction(_StoreConstAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, _copy_of(getattr(namespace, self.dest, None)) + [self.const])


class _ExtendAction(_StoreAction):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest,
                _copy_of(getattr(namespace, self.dest, None)) + list(values))


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        formatter = parser._get_formatter()
        parser._print_message(formatter._text(self.version).strip("\n") + "\n", sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    class _Choice(Action):
        def __init__(self, name, aliases, help):
            text = f"{name} ({', '.join(aliases)})" if aliases else name
            super().__init__([], name, help=help, metavar=text)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False,
                 help=None, metavar=None):
        self._prog_prefix, self._parser_class = prog, parser_class
        self._name_parser_map, self._choices_actions = {}, []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map,
                         required=required, help=help, metavar=metavar)

    def add_parser(self, name, *, aliases=(), **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        if name in self._name_parser_map:
            raise ArgumentError(self, f"conflicting subparser: {name}")
        if "help" in kwargs:
            self._choices_actions.append(self._Choice(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            choices = ", ".join(self._name_parser_map)
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {choices})")
        found, extra = self._name_parser_map[name].parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if extra:
            namespace.__dict__.setdefault("_unrecognized_args", []).extend(extra)


_ACTIONS = {None: _StoreAction, "store": _StoreAction, "store_const": _StoreConstAction,
            "store_true": _StoreTrueAction, "store_false": _StoreFalseAction,
            "append": _AppendAction, "append_const": _AppendConstAction, "count": _CountAction,
            "help": _HelpAction, "version": _VersionAction, "parsers": _SubParsersAction,
            "extend": _ExtendAction}


# ---- what holds actions

class _Container:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description, self.argument_default = description, argument_default
        self.prefix_chars, self.conflict_handler = prefix_chars, conflict_handler
        self._actions, self._option_string_actions, self._action_groups = [], {}, []
        self._mutually_exclusive_groups, self._defaults = [], {}
        self._registries = {"action": dict(_ACTIONS), "type": {}}
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        self._registries[registry_name][value] = object

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        chars = self.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        name = kwargs.pop("action", None)
        action_class = self._registries["action"].get(name, name)
        if not callable(action_class):
            raise ValueError(f'unknown action "{action_class}"')
        action = action_class(**kwargs)
        kind = self._registries["type"].get(action.type, action.type)
        if kind is not None and not callable(kind):
            raise ValueError(f"{kind!r} is not callable")
        if kind is FileType:
            raise ValueError(f"{kind!r} is a FileType class object, instance of it must be passed")
        if isinstance(action.metavar, tuple) and isinstance(action.nargs, int) and len(
                action.metavar) != action.nargs:
            raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def _positional(self, dest=None, **kwargs):
        if dest is None:
            dest = kwargs.pop("dest")
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        if kwargs.get("nargs") not in (OPTIONAL, ZERO_OR_MORE):
            kwargs["required"] = True
        if kwargs.get("nargs") == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *args, **kwargs):
        longest = None
        for option in args:
            if option[0] not in self.prefix_chars:
                raise ValueError(f"invalid option string {option!r}: must start with a character "
                                 f"{self.prefix_chars!r}")
            if longest is None and len(option) > 1 and option[1] in self.prefix_chars:
                longest = option
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (longest or args[0]).lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {args[0]!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _add_action(self, action):
        conflicts = [(option, self._option_string_actions[option])
                     for option in action.option_strings if option in self._option_string_actions]
        if conflicts:
            if self.conflict_handler == "error":
                options = ", ".join(option for option, _ in conflicts)
                many = "" if len(conflicts) == 1 else "s"
                raise ArgumentError(action, f"conflicting option string{many}: {options}")
            for option, other in conflicts:
                other.option_strings.remove(option)
                self._option_string_actions.pop(option)
                if not other.option_strings:
                    other.container._remove_action(other)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if _is_negative_number(option):
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group


class _ArgumentGroup(_Container):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, container.prefix_chars, container.argument_default,
                         container.conflict_handler)
        self.title, self._group_actions, self._container = title, [], container
        for name in ("_registries", "_actions", "_option_string_actions", "_defaults",
                     "_has_negative_number_optionals", "_mutually_exclusive_groups"):
            setattr(self, name, getattr(container, name))

    def _add_action(self, action):
        super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        self._container._add_action(action)
        self._group_actions.append(action)
        return action


def _is_negative_number(text):
    if not text.startswith("-"):
        return False
    whole, _, part = text[1:].partition(".")
    return bool((whole.isdigit() and (part.isdigit() or not part) and not text.endswith("."))
                or (not whole and part.isdigit()))


# ---- the parser

class ArgumentParser(_Container):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[],
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage, self.epilog, self.formatter_class = usage, epilog, formatter_class
        self.fromfile_prefix_chars, self.add_help = fromfile_prefix_chars, add_help
        self.allow_abbrev, self.exit_on_error = allow_abbrev, exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            dash = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(dash + "h", dash * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            for group in parent._action_groups:
                target = self._optionals if group.title == "options" else (
                    self._positionals if group.title == "positional arguments"
                    else self.add_argument_group(group.title, group.description))
                for action in group._group_actions:
                    target._add_action(action)
            for group in parent._mutually_exclusive_groups:
                own = self.add_mutually_exclusive_group(required=group.required)
                own._group_actions.extend(group._group_actions)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({fields})"

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def add_subparsers(self, *, title=None, description=None, prog=None, parser_class=None,
                       action="parsers", **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        if title is not None or description is not None:
            self._subparsers = self.add_argument_group(title or "subcommands", description)
        else:
            self._subparsers = self._positionals
        if prog is None:
            formatter = self._get_formatter()
            positionals = [a for a in self._actions if not a.option_strings]
            prog = formatter.format_usage(self.usage, positionals, [], "").strip()
        action_class = self._registries["action"][action]
        made = action_class(option_strings=[], prog=prog,
                            parser_class=parser_class or type(self), **kwargs)
        self._subparsers._add_action(made)
        return made

    # parsing

    def parse_args(self, args=None, namespace=None):
        found, extra = self.parse_known_args(args, namespace)
        if extra:
            self.error(f"unrecognized arguments: {' '.join(extra)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and \
                    action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        if not self.exit_on_error:
            return self._finish(args, namespace)
        try:
            return self._finish(args, namespace)
        except ArgumentError as e:
            self.error(str(e))

    def _finish(self, args, namespace):
        extra = _Parsing(self, args, namespace).run()
        more = namespace.__dict__.pop("_unrecognized_args", [])
        return namespace, extra + more

    def parse_intermixed_args(self, args=None, namespace=None):
        return self.parse_args(args, namespace)

    def _read_files(self, args):
        out = []
        for arg in args:
            if not arg or arg[0] not in self.fromfile_prefix_chars:
                out.append(arg)
                continue
            try:
                with open(arg[1:]) as f:
                    lines = [part for line in f.read().splitlines()
                             for part in self.convert_arg_line_to_args(line)]
            except OSError as e:
                self.error(str(e))
            out += self._read_files(lines)
        return out

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _value(self, action, text):
        kind = self._registries["type"].get(action.type, action.type)
        if kind is None:
            return text
        try:
            return kind(text)
        except ArgumentTypeError as e:
            raise ArgumentError(action, str(e))
        except (TypeError, ValueError):
            name = getattr(kind, "__name__", repr(kind))
            raise ArgumentError(action, f"invalid {name} value: {text!r}")

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    def _values(self, action, texts):
        if action.nargs not in (PARSER, REMAINDER) and "--" in texts:
            texts = texts[:]
            texts.remove("--")
        nargs = action.nargs
        if not texts and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not texts and nargs == ZERO_OR_MORE and not action.option_strings:
            if action.default is not None:
                return action.default
            return texts
        if len(texts) == 1 and nargs in (None, OPTIONAL):
            value = self._value(action, texts[0])
            self._check(action, value)
            return value
        if nargs == REMAINDER:
            return [self._value(action, text) for text in texts]
        if nargs == PARSER:
            values = [self._value(action, text) for text in texts]
            self._check(action, values[0])
            return values
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._value(action, text) for text in texts]
        for value in values:
            self._check(action, value)
        return values

    def _option_of(self, text):
        """What a word means: None (no option), or (action, option, argument given with "=")."""
        if not text or text[0] not in self.prefix_chars:
            return None
        if text in self._option_string_actions:
            return self._option_string_actions[text], text, None
        if len(text) == 1:
            return None
        option, equals, value = text.partition("=")
        if equals and option in self._option_string_actions:
            return self._option_string_actions[option], option, value
        found = self._abbreviated(text)
        if len(found) > 1:
            options = ", ".join(option for _, option, _ in found)
            self.error(f"ambiguous option: {text} could match {options}")
        if len(found) == 1:
            return found[0]
        if _is_negative_number(text) and not self._has_negative_number_optionals:
            return None
        if " " in text:
            return None
        return None, text, None

    def _abbreviated(self, text):
        chars, found = self.prefix_chars, []
        if text[1] in chars:
            if self.allow_abbrev:
                option, equals, value = text.partition("=")
                for known in self._option_string_actions:
                    if known.startswith(option):
                        found.append((self._option_string_actions[known], known,
                                      value if equals else None))
            return found
        short, rest = text[:2], text[2:]
        for known, action in self._option_string_actions.items():
            if known == short:
                found.append((action, known, rest))
            elif self.allow_abbrev and known.startswith(text.partition("=")[0]) and len(known) > 2 \
                    and known[1] not in chars:
                found.append((action, known, text.partition("=")[2] or None))
        return found

    # telling

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        text = self._get_formatter().format_usage(self.usage, self._actions,
                                                  self._mutually_exclusive_groups)
        return text.strip("\n") + "\n"

    def format_help(self):
        return self._get_formatter().format_help(self)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _Parsing:
    """One run of a parser over its words."""

    def __init__(self, parser, args, namespace):
        self.parser, self.namespace = parser, namespace
        self.args = parser._read_files(args) if parser.fromfile_prefix_chars else args
        self.positionals = [a for a in parser._actions if not a.option_strings]
        self.seen, self.seen_with_value, self.extra = set(), set(), []
        self.options, kinds, args = {}, [], iter(self.args)
        for i, text in enumerate(args):
            if text == "--":
                kinds.append("-")
                kinds += ["A" for _ in args]
                break
            option = parser._option_of(text)
            kinds.append("A" if option is None else "O")
            if option is not None:
                self.options[i] = option
        self.kinds = "".join(kinds)

    def take(self, action, texts, option=None):
        self.seen.add(action)
        value = self.parser._values(action, texts)
        if value is not action.default:
            self.seen_with_value.add(action)
            for group in self.parser._mutually_exclusive_groups:
                if action not in group._group_actions:
                    continue
                for other in group._group_actions:
                    if other is not action and other in self.seen_with_value:
                        raise ArgumentError(action, "not allowed with argument "
                                                    f"{_name_of(other)}")
        if value is not SUPPRESS:
            action(self.parser, self.namespace, value, option)

    def run(self):
        i, last = 0, max(self.options, default=-1)
        while i <= last:
            following = min(j for j in self.options if j >= i)
            if i != following:
                after = self.take_positionals(i)
                if after > i:
                    i = after
                    continue
            if i not in self.options:
                self.extra += self.args[i:following]
                i = following
            i = self.take_option(i)
        i = self.take_positionals(i)
        self.extra += self.args[i:]
        self.check_required()
        return self.extra

    def _most(self, action, kinds):
        """How many of the words an option takes at most; an error if they are too few."""
        n = len(kinds) - len(kinds.lstrip("A")) if kinds else 0
        nargs = action.nargs
        if nargs is None:
            if n < 1:
                raise ArgumentError(action, "expected one argument")
            return 1
        if nargs == OPTIONAL:
            return min(n, 1)
        if nargs == ZERO_OR_MORE:
            return n
        if nargs == ONE_OR_MORE:
            if n < 1:
                raise ArgumentError(action, "expected at least one argument")
            return n
        if nargs in (REMAINDER, PARSER):
            if nargs == PARSER and n < 1:
                raise ArgumentError(action, "expected 1 argument")
            return len(kinds)
        if n < nargs:
            raise ArgumentError(action, f"expected {nargs} argument{'' if nargs == 1 else 's'}")
        return nargs

    def take_option(self, i):
        action, option, given = self.options[i]
        while True:
            if action is None:
                self.extra.append(self.args[i])
                return i + 1
            if given is None:
                break
            if action.nargs == 0 and option[1] not in self.parser.prefix_chars and given != "":
                # A short one without a value: what follows it are more of them.
                self.take(action, [], option)
                option = option[0] + given[0]
                given = given[1:] or None
                action = self.parser._option_string_actions.get(option)
                if action is None:
                    raise ArgumentError(self.options[i][0],
                                        f"ignored explicit argument {self.args[i][2:]!r}")
                continue
            if action.nargs in (None, OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, REMAINDER, 1):
                self.take(action, [given], option)
                return i + 1
            raise ArgumentError(action, f"ignored explicit argument {given!r}"
                                if action.nargs == 0 else
                                f"expected {action.nargs} arguments")
        n = self._most(action, self.kinds[i + 1:])
        self.take(action, self.args[i + 1:i + 1 + n], option)
        return i + 1 + n

    def take_positionals(self, i):
        """Gives words to as many of the positionals as can have them; behind what was taken."""
        kinds = self.kinds[i:]
        for n_actions in range(len(self.positionals), 0, -1):
            counts = self._share(self.positionals[:n_actions], kinds)
            if counts is not None:
                break
        else:
            return i
        for action, n in zip(self.positionals[:n_actions], counts):
            self.take(action, self.args[i:i + n])
            i += n
        self.positionals = self.positionals[n_actions:]
        return i

    def _share(self, actions, kinds):
        """How many words each takes, the first ones as many as they can; None: it cannot be."""
        if not actions:
            return []
        action, nargs = actions[0], actions[0].nargs
        free = 0  # words up to the next option, with "--" wherever it stands
        while free < len(kinds) and kinds[free] != "O":
            free += 1
        words = kinds[:free]
        if nargs in (REMAINDER, PARSER):
            least, most = (1, len(kinds)) if nargs == PARSER else (0, len(kinds))
            if nargs == PARSER and not words.replace("-", ""):
                return None
        elif nargs is None:
            least, most = 1, 1
        elif nargs == OPTIONAL:
            least, most = 0, 1
        elif nargs == ZERO_OR_MORE:
            least, most = 0, free
        elif nargs == ONE_OR_MORE:
            least, most = 1, free
        else:
            least = most = nargs
        if nargs not in (REMAINDER, PARSER):
            n_dashes = words.count("-")
            limit = min(most + n_dashes, free)
        else:
            n_dashes, limit = 0, most
        for n in range(limit, -1, -1):
            taken = kinds[:n]
            n_words = len(taken) - (taken.count("-") if nargs not in (REMAINDER, PARSER) else 0)
            if n_words < least or n_words > most:
                continue
            rest = self._share(actions[1:], kinds[n:])
            if rest is not None:
                return [n, *rest]
        return None

    def check_required(self):
        parser, missing = self.parser, []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and hasattr(self.namespace, action.dest) and \
                    action.default is getattr(self.namespace, action.dest):
                setattr(self.namespace, action.dest, parser._value(action, action.default))
        if missing:
            parser.error("the following arguments are required: "
                         + ", ".join(map(str, missing)))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(a in self.seen_with_value
                                          for a in group._group_actions):
                names = [_name_of(a) for a in group._group_actions if a.help is not SUPPRESS]
                parser.error(f"one of the arguments {' '.join(names)} is required")
