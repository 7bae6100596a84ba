"""Tables as lines of text."""

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect",
           "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect",
           "get_dialect", "list_dialects", "Sniffer", "unregister_dialect", "DictReader",
           "DictWriter", "unix_dialect"]
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
__version__ = "1.0"


class Error(Exception):
    __module__ = "_csv"


# ---- dialects

_STANDARD = {"delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n",
             "quotechar": '"', "quoting": QUOTE_MINIMAL, "skipinitialspace": False,
             "strict": False}


class _Dialect:
    """The checked settings of a dialect, with what was given by name on top."""
    __tp_name__ = "_csv.Dialect"
    __module__ = "_csv"

    def __init__(self, dialect=None, **given):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name in given:
            if name not in _STANDARD:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        values = {name: given[name] if name in given else getattr(dialect, name, standard)
                  for name, standard in _STANDARD.items()}
        if "quoting" not in given and values["quotechar"] is None and (
                dialect is None or not hasattr(dialect, "quoting")):
            values["quoting"] = QUOTE_NONE
        for name in ("delimiter", "escapechar", "quotechar"):
            value = values[name]
            if value is None and name != "delimiter":
                continue
            if not isinstance(value, str):
                kind = "string" if name == "delimiter" else "string or None"
                raise TypeError(f'"{name}" must be {kind}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        if not isinstance(values["lineterminator"], str):
            raise TypeError('"lineterminator" must be a string, '
                            f'not {type(values["lineterminator"]).__name__}')
        if not isinstance(values["quoting"], int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= values["quoting"] <= 3:
            raise TypeError('bad "quoting" value')
        if values["quoting"] != QUOTE_NONE and values["quotechar"] is None:
            raise TypeError("quotechar must be set if quoting enabled")
        for name in ("doublequote", "skipinitialspace", "strict"):
            values[name] = bool(values[name])
        self.__dict__.update(values)


class Dialect:
    _name, _valid = "", False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = None
    lineterminator = quoting = None

    def __init__(self):
        self._valid = self.__class__ is not Dialect
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(str(e))


class excel(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace = ",", '"', True, False
    lineterminator, quoting = "\r\n", QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace = ",", '"', True, False
    lineterminator, quoting = "\n", QUOTE_ALL


_dialects = {}


def register_dialect(name, dialect=None, **fmtparams):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Dialect(dialect, **fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)
_limit = 131072


def field_size_limit(new_limit=None):
    global _limit
    old = _limit
    if new_limit is not None:
        if not isinstance(new_limit, int):
            raise TypeError("limit must be an integer")
        _limit = new_limit
    return old


# ---- reading

# Where in a record the reader is.
_START, _START_FIELD, _ESCAPED, _IN_FIELD, _QUOTED, _ESCAPED_QUOTED, _QUOTE_ENDED, _AFTER = range(8)


class reader:
    __tp_name__ = "_csv.reader"
    __module__ = "_csv"

    def __init__(self, iterable, /, dialect="excel", **fmtparams):
        self._lines = iter(iterable)
        self.dialect = _Dialect(dialect, **fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def _next_line(self):
        line = next(self._lines)
        if not isinstance(line, str):
            raise Error(f"iterator should return strings, not {type(line).__name__} "
                        "(the file should be opened in text mode)")
        self.line_num += 1
        return line

    def __next__(self):
        line = self._next_line()
        d = self.dialect
        if ((d.quotechar is None or d.quotechar not in line) and d.quoting != QUOTE_NONNUMERIC
                and d.escapechar is None and not d.skipinitialspace and len(line) < _limit):
            text = line.rstrip("\r\n")
            if "\r" not in text and "\n" not in text:
                return text.split(d.delimiter) if text else []
        self._fields, self._field, self._state, self._is_number = [], [], _START, False
        while True:
            for c in line:
                self._take(c)
            self._end_line()
            if self._state == _START:
                return self._fields
            try:
                line = self._next_line()
            except StopIteration:
                if self._field or self._state == _QUOTED:
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    self._save()
                    return self._fields
                if self._fields:
                    return self._fields
                raise

    def _save(self):
        text = "".join(self._field)
        self._fields.append(float(text) if self._is_number else text)
        self._field, self._is_number = [], False

    def _add(self, c):
        if len(self._field) >= _limit:
            raise Error(f"field larger than field limit ({_limit})")
        self._field.append(c)

    def _end_line(self):
        state = self._state
        if state in (_START_FIELD, _IN_FIELD, _QUOTE_ENDED):
            self._save()
            self._state = _START
        elif state == _AFTER:
            self._state = _START
        elif state == _ESCAPED:
            self._add("\n")
            self._state = _IN_FIELD
            self._end_line()
        elif state == _ESCAPED_QUOTED:
            self._add("\n")
            self._state = _QUOTED

    def _take(self, c):
        d, state = self.dialect, self._state
        if state == _START:
            if c in "\r\n":
                self._state = _AFTER
                return
            state = _START_FIELD
        if state == _START_FIELD:
            if c in "\r\n":
                self._save()
                self._state = _AFTER
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self._state = _QUOTED
            elif c == d.escapechar:
                self._state = _ESCAPED
            elif c == " " and d.skipinitialspace:
                self._state = _START_FIELD
            elif c == d.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._is_number = d.quoting == QUOTE_NONNUMERIC
                self._add(c)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            self._add(c)
            self._state = _IN_FIELD
        elif state == _IN_FIELD:
            if c in "\r\n":
                self._save()
                self._state = _AFTER
            elif c == d.escapechar:
                self._state = _ESCAPED
            elif c == d.delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(c)
        elif state == _QUOTED:
            if c == d.escapechar:
                self._state = _ESCAPED_QUOTED
            elif c == d.quotechar and d.quoting != QUOTE_NONE:
                self._state = _QUOTE_ENDED if d.doublequote else _IN_FIELD
            else:
                self._add(c)
        elif state == _ESCAPED_QUOTED:
            self._add(c)
            self._state = _QUOTED
        elif state == _QUOTE_ENDED:
            if d.quoting != QUOTE_NONE and c == d.quotechar:
                self._add(c)
                self._state = _QUOTED
            elif c == d.delimiter:
                self._save()
                self._state = _START_FIELD
            elif c in "\r\n":
                self._save()
                self._state = _AFTER
            elif not d.strict:
                self._add(c)
                self._state = _IN_FIELD
            else:
                raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
        elif c not in "\r\n":
            raise Error("new-line character seen in unquoted field - "
                        "do you need to open the file in universal-newline mode?")


# ---- writing

class writer:
    __tp_name__ = "_csv.writer"
    __module__ = "_csv"

    def __init__(self, fileobj, /, dialect="excel", **fmtparams):
        if not callable(getattr(fileobj, "write", None)):
            raise TypeError('argument 1 must have a "write" method')
        self._write = fileobj.write
        self.dialect = _Dialect(dialect, **fmtparams)
        d = self.dialect
        self._special = frozenset(
            c for c in (d.delimiter, d.escapechar, d.quotechar, *d.lineterminator, "\r", "\n") if c)

    def _field(self, text, is_quoted):
        d = self.dialect
        if not is_quoted and self._special.isdisjoint(text):
            return text
        out = []
        for c in text:
            if c in self._special:
                escapes = False
                if d.quoting == QUOTE_NONE:
                    escapes = True
                elif c == d.quotechar:
                    if d.doublequote:
                        out.append(d.quotechar)
                    else:
                        escapes = True
                elif c == d.escapechar:
                    escapes = True
                if not escapes:
                    is_quoted = True
                elif d.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                else:
                    out.append(d.escapechar)
            out.append(c)
        text = "".join(out)
        return f"{d.quotechar}{text}{d.quotechar}" if is_quoted else text

    def writerow(self, row, /):
        d = self.dialect
        try:
            fields = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        out = []
        for field in fields:
            if d.quoting == QUOTE_ALL:
                is_quoted = True
            elif d.quoting == QUOTE_NONNUMERIC:
                is_quoted = not hasattr(field, "__float__") and not hasattr(field, "__index__")
            else:
                is_quoted = False
            text = "" if field is None else field if isinstance(field, str) else str(field)
            out.append(self._field(text, is_quoted))
        if len(out) == 1 and not out[0]:
            if d.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            out = [d.quotechar * 2]
        return self._write(d.delimiter.join(out) + d.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


# ---- rows as dicts

class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args,
                 **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames, self.restkey, self.restval = fieldnames, restkey, restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect, self.line_num = dialect, 0

    def __iter__(self):
        return self

    def _get_fieldnames(self):
        """Given, or else the first row, which may be missing."""
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    def _set_fieldnames(self, value):
        self._fieldnames = value

    fieldnames = property(_get_fieldnames, _set_fieldnames)

    def __next__(self):
        if not self.line_num:
            self._get_fieldnames()
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while not row:
            row = next(self.reader)
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            made[name] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args,
                 **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames, self.restval = fieldnames, restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join([repr(name) for name in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    def __init__(self):
        raise NotImplementedError("csv.Sniffer is not supported here")
