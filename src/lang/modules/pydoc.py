"""pydoc: what help() says of the functions and classes of a program. What is built in has no such
texts here, and pages are not made."""

import inspect
import re
import reprlib

from _refused import classes as _classes, functions as _functions

globals().update(_classes("pydoc", "Doc", "HTMLDoc", "Helper", "TextDoc"))
globals().update(_functions("pydoc", "doc", "locate"))

_HIDDEN = {"__author__", "__builtins__", "__cached__", "__credits__", "__date__", "__doc__",
           "__file__", "__initializing__", "__loader__", "__module__", "__name__", "__package__",
           "__path__", "__qualname__", "__slots__", "__spec__", "__version__"}
_OF_INSTANCES = {"__dict__": "dictionary for instance variables",
                 "__weakref__": "list of weak references to the object"}
# Of object's methods, for those that a class writes without a text of its own.
_OF_OBJECT = {"__init__": "Initialize self.  See help(type(self)) for accurate signature.",
              "__new__": "Create and return a new object.  See help(type) for accurate signature.",
              "__repr__": "Return repr(self).", "__str__": "Return str(self).",
              "__hash__": "Return hash(self).", "__format__": "Default object formatter.",
              "__eq__": "Return self==value.", "__ne__": "Return self!=value.",
              "__lt__": "Return self<value.", "__le__": "Return self<=value.",
              "__gt__": "Return self>value.", "__ge__": "Return self>=value.",
              "__dir__": "Default dir() implementation.",
              "__getattribute__": "Return getattr(self, name).",
              "__setattr__": "Implement setattr(self, name, value).",
              "__delattr__": "Implement delattr(self, name).",
              "__sizeof__": "Size of object in memory, in bytes.",
              "__reduce__": "Helper for pickle.", "__reduce_ex__": "Helper for pickle."}
_SECTIONS = {"method": "Methods", "class method": "Class methods", "static method": "Static methods",
             "readonly property": "Readonly properties", "data descriptor": "Data descriptors",
             "data": "Data and other attributes"}


def getdoc(thing):
    doc = inspect.getdoc(thing) or _of_object(thing) or inspect.getcomments(thing) or ""
    lines = doc.rstrip().split("\n")
    return "\n".join(lines[1:] if len(lines) > 1 and not lines[0].strip(" ") else lines)


def _of_object(thing):
    if not inspect.isroutine(thing) or thing.__qualname__ == thing.__name__:
        return None
    is_method = not thing.__qualname__.endswith(f"<locals>.{thing.__name__}")
    return _OF_OBJECT.get(thing.__name__) if is_method else None


def plain(text):
    """Without what a printer strikes twice to make it bold."""
    while "\b" in text:
        at = text.index("\b")
        text = text[:max(at - 1, 0)] + text[at + 1:]
    return text


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    if renderer is not None or isinstance(thing, str):
        raise NotImplementedError("pydoc.render_doc() of a name is not supported here")
    if inspect.isclass(thing):
        told = f"class {thing.__name__}"
    elif inspect.isfunction(thing):
        told = f"function {thing.__name__}"
    elif inspect.ismethod(thing):
        told = f"method {thing.__name__}"
    else:
        told = type(thing).__name__
    module = inspect.getmodule(thing)
    if module:
        told += f" in module {module.__name__}"
    if not (inspect.isroutine(thing) or inspect.isclass(thing)):
        thing = type(thing)
        told += " object"
    _check(thing)
    text = _class_text(thing) if inspect.isclass(thing) else _routine_text(thing)
    return title % told + "\n\n" + text


def help(*things):
    """help() at a prompt is a conversation; here it only answers."""
    if not things:
        raise NotImplementedError("help() without an argument is not supported here")
    print(render_doc(things[0], "Help on %s:"))


def _check(thing):
    if inspect.isclass(thing):
        strange = next((c for c in thing.__mro__ if c is not object and not _is_of_program(c)), None)
    else:
        strange = None if _is_of_program(inspect.unwrap(thing)) else thing
    if strange is not None:
        name = getattr(strange, "__qualname__", type(strange).__qualname__)
        raise NotImplementedError(f"help() on {name}, which is built in, is not supported here")


def _is_of_program(thing):
    try:
        return not inspect.getfile(thing).startswith("<built-in ")
    except (TypeError, OSError):
        return False


def _indent(text, margin="    "):
    return "\n".join(margin + line for line in text.split("\n"))


def _name(cls, module):
    return cls.__name__ if cls.__module__ == module else f"{cls.__module__}.{cls.__name__}"


def _routine_text(routine, name=None, cls=None):
    real, note = routine.__name__, ""
    name = name or real
    if inspect.ismethod(routine):
        owner = type(routine.__self__)
        if not cls:
            note = f" method of {_name(owner, None)} instance"
        elif owner is not cls:
            note = f" from {_name(owner, None)}"
    try:
        parameters = str(inspect.signature(routine))
    except (TypeError, ValueError):
        parameters = "(...)"
    title, is_alias = name if name == real else f"{name} = {real}", False
    if real == "<lambda>":
        title, parameters = f"{name} lambda ", parameters[1:-1]
    elif name != real:
        is_alias = cls is not None and inspect.getattr_static(cls, real, None) is routine
    if inspect.iscoroutinefunction(routine) or inspect.isasyncgenfunction(routine):
        title = "async " + title
    doc = "" if is_alias else getdoc(routine)
    return f"{title}{parameters}{note}\n" + (_indent(doc).rstrip() + "\n" if doc else "")


class _Short(reprlib.Repr):
    def __init__(self):
        super().__init__()
        self.maxlist = self.maxtuple = self.maxarray = 20
        self.maxstring = self.maxother = 100
        self.maxdict = 10

    def _cut(self, text, n):
        before = (n - 3) // 2
        return text if len(text) <= n else text[:before] + "..." + text[before + 3 - n:]

    def repr_str(self, x, level):
        return repr(self._cut(x, self.maxstring))

    def repr_instance(self, x, level):
        text = re.sub(r" at 0x[0-9a-fA-F]{6,16}(>+)$", r"\1", repr(x))
        return self._cut(text, self.maxother)


def _data_text(name, value):
    line = f"{name} = {_Short().repr(value)}"
    if len(line) > 70:
        line = line[:70] + "..."
    doc = getdoc(value) if callable(value) else None
    return line + "\n" + (_indent(doc) + "\n\n" if doc else "")


def _descriptor_text(name, value):
    doc = _OF_INSTANCES.get(name) or getattr(value, "__doc__", None)
    return name + "\n" + (_indent(inspect.cleandoc(doc)) + "\n" if doc else "")


def _kind(value):
    if isinstance(value, staticmethod):
        return "static method"
    if isinstance(value, classmethod):
        return "class method"
    if isinstance(value, property):
        return "data descriptor" if value.fset else "readonly property"
    if inspect.isroutine(value):
        return "method"
    return "data descriptor" if inspect.isdatadescriptor(value) else "data"


def _entry(cls, kind, name, value):
    if kind.endswith("method"):
        found = getattr(cls, name)
        if inspect.isroutine(found):
            return _routine_text(found, name, cls)
        return _data_text(name, found)
    if kind == "data":
        return _data_text(name, getattr(cls, name, value))
    return _descriptor_text(name, value)


def _is_shown(name, cls):
    if name in _HIDDEN:
        return False
    if name.startswith("__") and name.endswith("__"):
        return True
    return not name.startswith("_")


def _class_text(cls):
    module = cls.__module__
    bases = ", ".join(_name(base, module) for base in cls.__bases__)
    lines = []
    try:
        call = str(inspect.signature(cls))
    except (TypeError, ValueError):
        call = ""
    if call not in ("", "()"):
        lines.append(f"{cls.__name__}{call}\n")
    doc = getdoc(cls)
    if doc:
        lines.append(doc + "\n")
    if len(cls.__mro__) > 2:
        lines += ["Method resolution order:", *(f"    {_name(c, module)}" for c in cls.__mro__), ""]
    seen, is_first = set(), True
    for owner in cls.__mro__:
        if owner is object:
            continue
        own = {name: value for name, value in vars(owner).items() if name not in seen}
        seen |= own.keys()
        where = "defined here" if owner is cls else f"inherited from {_name(owner, module)}"
        for kind, heading in _SECTIONS.items():
            of_kind = sorted(name for name, value in own.items()
                             if _kind(value) == kind and _is_shown(name, cls))
            if not of_kind:
                continue
            if not is_first:
                lines.append("-" * 70)
            is_first = False
            lines.append(f"{heading} {where}:\n")
            lines += [_entry(cls, kind, name, own[name]) for name in of_kind]
    text = "\n".join(lines).rstrip()
    title = f"class {cls.__name__}({bases})\n" if bases else f"class {cls.__name__}\n"
    return title + (_indent(text, " |  ") + "\n" if text else "")
