"""Settings in sections: INI files."""

import io
import os
from collections import ChainMap
from collections.abc import MutableMapping

__all__ = ["NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError",
           "InterpolationError", "InterpolationDepthError", "InterpolationMissingOptionError",
           "InterpolationSyntaxError", "ParsingError", "MissingSectionHeaderError",
           "ConfigParser", "RawConfigParser", "SafeConfigParser", "Interpolation",
           "BasicInterpolation", "ExtendedInterpolation", "SectionProxy", "DEFAULTSECT",
           "MAX_INTERPOLATION_DEPTH"]
DEFAULTSECT, MAX_INTERPOLATION_DEPTH = "DEFAULT", 10
_UNSET = object()


_default_dict = dict


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        place = f"While reading from {source!r}" if source is not None else ""
        if source is not None and lineno is not None:
            place += f" [line {lineno:2}]"
        text = f"section {section!r} already exists"
        Error.__init__(self, f"{place}: {text}" if place else f"Section {section!r} already exists")
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        text = f"ption {option!r} in section {section!r} already exists"
        if source is not None:
            place = f" [line {lineno:2}]" if lineno is not None else ""
            text = f"While reading from {source!r}{place}: o{text}"
        else:
            text = "O" + text
        Error.__init__(self, text)
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(self, option, section, (
            f"Bad value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key {reference!r} which is not a valid option name. "
            f"Raw value: {rawval!r}"))
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(self, option, section, (
            "Recursion limit exceeded in value substitution: option "
            f"{option!r} in section {section!r} contains an interpolation key which cannot be "
            f"substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}"))
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []
        self.args = (source,)

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2}]: {line}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, "File contains no section headers.\nfile: "
                             f"{filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


# ---- values that refer to others

class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    before_read = before_write = before_set


class BasicInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return self._expand(parser, option, value, section, defaults, 1, value)

    def before_set(self, parser, section, option, value):
        rest = value.replace("%%", "")
        i = rest.find("%(")
        while i >= 0:
            end = rest.find(")s", i)
            if end < 0:
                break
            rest = rest[:i] + rest[end + 2:]
            i = rest.find("%(")
        if "%" in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position "
                             f"{rest.find('%')}")
        return value

    def _expand(self, parser, option, text, section, values, depth, raw):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        out = []
        while text:
            before, percent, text = text.partition("%")
            out.append(before)
            if not percent:
                break
            if text.startswith("%"):
                out.append("%")
                text = text[1:]
            elif text.startswith("("):
                end = text.find(")s")
                if end < 0:
                    raise InterpolationSyntaxError(
                        option, section, f"bad interpolation variable reference {'%' + text!r}")
                name = parser.optionxform(text[1:end])
                text = text[end + 2:]
                try:
                    value = values[name]
                except KeyError:
                    raise InterpolationMissingOptionError(option, section, raw, name) from None
                if "%" in value:
                    value = self._expand(parser, option, value, section, values, depth + 1, raw)
                out.append(value)
            else:
                raise InterpolationSyntaxError(
                    option, section, f"'%' must be followed by '%' or '(', found: {'%' + text!r}")
        return "".join(out)


class LegacyInterpolation(Interpolation):
    """As texts were put in before: by %, over and over."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        import warnings
        warnings.warn("LegacyInterpolation has been deprecated since Python 3.2 and will be removed "
                      "from the configparser module in Python 3.13. Use BasicInterpolation or "
                      "ExtendedInterpolation instead.", DeprecationWarning, stacklevel=2)

    def before_get(self, parser, section, option, value, vars):
        given = value
        for _ in range(MAX_INTERPOLATION_DEPTH):
            if not value or "%(" not in value:
                return value
            head, *parts = value.split("%(")
            value = head + "".join(f"%({parser.optionxform(name)}){rest}" if mark else f"%({part}"
                                   for part in parts
                                   for name, mark, rest in [part.partition(")")])
            try:
                value = value % vars
            except KeyError as error:
                raise InterpolationMissingOptionError(option, section, given,
                                                      error.args[0]) from None
        if value and "%(" in value:
            raise InterpolationDepthError(option, section, given)
        return value

    def before_set(self, parser, section, option, value):
        return value


class ExtendedInterpolation(Interpolation):
    def before_get(self, parser, section, option, value, defaults):
        return self._expand(parser, option, value, section, defaults, 1, value)

    def _expand(self, parser, option, text, section, values, depth, raw):
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        out = []
        while text:
            before, dollar, text = text.partition("$")
            out.append(before)
            if not dollar:
                break
            if text.startswith("$"):
                out.append("$")
                text = text[1:]
            elif text.startswith("{"):
                end = text.find("}")
                if end < 0:
                    raise InterpolationSyntaxError(
                        option, section, f"bad interpolation variable reference {'$' + text!r}")
                path, text = text[1:end].split(":"), text[end + 1:]
                name = path[-1]
                try:
                    if len(path) == 1:
                        name = parser.optionxform(path[0])
                        value, place = values[name], section
                    elif len(path) == 2:
                        place, name = path[0], parser.optionxform(path[1])
                        value = parser.get(place, name, raw=True)
                    else:
                        raise InterpolationSyntaxError(
                            option, section, f"More than one ':' found: {'$' + text!r}")
                except (KeyError, NoSectionError, NoOptionError):
                    raise InterpolationMissingOptionError(option, section, raw,
                                                          ":".join(path)) from None
                if "$" in value:
                    value = self._expand(parser, option, value, place, dict(parser.items(
                        place, raw=True)), depth + 1, raw)
                out.append(value)
            else:
                raise InterpolationSyntaxError(
                    option, section, f"'$' must be followed by '$' or '{{', found: {'$' + text!r}")
        return "".join(out)


# ---- parsers

class RawConfigParser(MutableMapping):
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False,
                      "false": False, "off": False}
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(self, defaults=None, dict_type=_default_dict, allow_no_value=False, *,
                 delimiters=("=", ":"), comment_prefixes=("#", ";"), inline_comment_prefixes=None,
                 strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
                 interpolation=_UNSET, converters=_UNSET):
        self._dict, self._allow_no_value, self._strict = dict_type, allow_no_value, strict
        self._delimiters = tuple(delimiters)
        self._comments = tuple(comment_prefixes or ())
        self._inline_comments = tuple(inline_comment_prefixes or ())
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else (
            interpolation or Interpolation())
        self._sections, self._defaults, self._proxies = dict_type(), dict_type(), dict_type()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self.converters = {"int": int, "float": float, "boolean": self._convert_to_boolean}
        if converters is not _UNSET:
            for name, function in converters.items():
                self.converters[name] = function
                setattr(self, "get" + name, lambda section, option, *, function=function, **kwargs:
                        self._get_as(function, section, option, **kwargs))
        if defaults:
            for key, value in defaults.items():
                self._defaults[self.optionxform(str(key))] = self._checked_default(value)

    def _checked_default(self, value):
        return value

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    # reading

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes, os.PathLike)):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                with io.open(filename, encoding=encoding) as f:
                    self._read(f, filename)
            except OSError:
                continue
            done.append(os.fspath(filename))
        return done

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self.read_file(io.StringIO(string), source)

    def read_dict(self, dictionary, source="<dict>"):
        for section, keys in dictionary.items():
            section = str(section)
            if section != self.default_section and section not in self._sections:
                self.add_section(section)
            for key, value in keys.items():
                self.set(section, self.optionxform(str(key)),
                         None if value is None else str(value))

    def _strip_comments(self, line):
        """A line without its comments, and whether it had any."""
        cut = len(line)
        for prefix in self._inline_comments:
            i = line.find(prefix)
            while i >= 0:
                if i == 0 or line[i - 1].isspace():
                    cut = min(cut, i)
                    break
                i = line.find(prefix, i + 1)
        if line.strip().startswith(self._comments) and self._comments:
            cut = 0
        value = line[:cut].strip()
        return value, cut < len(line)

    def _read(self, f, name):
        seen, section, values, option = set(), None, None, None
        indent, error = 0, None
        for number, line in enumerate(f, 1):
            value, has_comment = self._strip_comments(line)
            if not value:
                if self._empty_lines_in_values:
                    if not has_comment and values is not None and option and \
                            values[option] is not None:
                        values[option].append("")
                else:
                    indent = 10 ** 9
                continue
            depth = len(line) - len(line.lstrip())
            if values is not None and option and depth > indent:
                values[option].append(value)
                continue
            indent = depth
            if value.startswith("[") and "]" in value:
                section = value[1:value.rindex("]")]
                if section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, name, number)
                    values = self._sections[section]
                elif section == self.default_section:
                    values = self._defaults
                else:
                    values = self._sections[section] = self._dict()
                    self._proxies[section] = SectionProxy(self, section)
                seen.add(section)
                option = None
            elif values is None:
                raise MissingSectionHeaderError(name, number, line)
            else:
                places = [(value.index(d), d) for d in self._delimiters if d in value]
                key, _, rest = value.partition(min(places)[1]) if places else (value, "", None)
                if not places and not self._allow_no_value or not key.strip():
                    error = ParsingError(name) if error is None else error
                    error.append(number, repr(line))
                    continue
                option = self.optionxform(key.rstrip())
                if self._strict and (section, option) in seen:
                    raise DuplicateOptionError(section, option, name, number)
                seen.add((section, option))
                values[option] = None if rest is None else [rest.strip()]
        self._join()
        if error is not None:
            raise error

    def _join(self):
        for values in (self._defaults, *self._sections.values()):
            for key, value in values.items():
                if isinstance(value, list):
                    values[key] = "\n".join(value).rstrip()

    # values

    def _values(self, section, vars=None):
        if section in self._sections:
            own = self._sections[section]
        elif section == self.default_section:
            own = {}
        else:
            raise NoSectionError(section)
        given = {self.optionxform(key): None if value is None else str(value)
                 for key, value in (vars or {}).items()}
        return ChainMap(given, own, self._defaults)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            values = self._values(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _get_as(self, convert, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            return convert(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, **kwargs):
        return self._get_as(int, section, option, **kwargs)

    def getfloat(self, section, option, **kwargs):
        return self._get_as(float, section, option, **kwargs)

    def getboolean(self, section, option, **kwargs):
        return self._get_as(self._convert_to_boolean, section, option, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return super().items()
        values = dict(self._defaults)
        if section != self.default_section:
            if section not in self._sections:
                raise NoSectionError(section)
            values.update(self._sections[section])
        names = list(values)
        for key, value in (vars or {}).items():
            values[self.optionxform(key)] = value
        return [(name, values[name] if raw or values[name] is None
                 else self._interpolation.before_get(self, section, name, values[name], values))
                for name in names]

    def has_option(self, section, option):
        option = self.optionxform(option)
        if not section or section == self.default_section:
            return option in self._defaults
        return section in self._sections and (option in self._sections[section]
                                              or option in self._defaults)

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            values = self._defaults
        elif section in self._sections:
            values = self._sections[section]
        else:
            raise NoSectionError(section)
        values[self.optionxform(option)] = value

    def remove_option(self, section, option):
        if section != self.default_section and section not in self._sections:
            raise NoSectionError(section)
        values = self._defaults if section == self.default_section else self._sections[section]
        return values.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        if section not in self._sections:
            return False
        del self._sections[section], self._proxies[section]
        return True

    def write(self, fp, space_around_delimiters=True):
        delimiter = f" {self._delimiters[0]} " if space_around_delimiters else self._delimiters[0]
        for section, values in ((self.default_section, self._defaults), *self._sections.items()):
            if section == self.default_section and not values:
                continue
            fp.write(f"[{section}]\n")
            for key, value in values.items():
                if value is not None or not self._allow_no_value:
                    value = delimiter + str(value).replace("\n", "\n\t")
                fp.write(f"{key}{value or ''}\n")
            fp.write("\n")

    # as a mapping

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def _check_types(self, *, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and (value is not None or not self._allow_no_value):
            raise TypeError("option values must be strings")

    def popitem(self):
        for key in self.sections():
            section = self[key]
            del self[key]
            return key, section
        raise KeyError

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if key not in self._sections:
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        self._check_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        self._check_types(section=section)
        super().add_section(section)

    def _checked_default(self, value):
        return str(value)


SafeConfigParser = ConfigParser


class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    parser = property(lambda self: self._parser)
    name = property(lambda self: self._name)

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._check_types(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key)
                and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def get(self, option, fallback=None, *, raw=False, vars=None):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def __getattr__(self, name):
        convert = self._parser.converters.get(name[3:]) if name.startswith("get") else None
        if convert is None:
            raise AttributeError(f"'SectionProxy' object has no attribute {name!r}")

        def get(option, fallback=None, *, raw=False, vars=None):
            return self._parser._get_as(convert, self._name, option, raw=raw, vars=vars,
                                        fallback=fallback)
        return get
