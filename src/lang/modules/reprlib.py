"""reprlib: representations of limited size."""

import builtins

__all__ = ["Repr", "repr", "recursive_repr"]


def recursive_repr(fillvalue="..."):
    """For a __repr__ whose object may hold itself."""

    def decorate(function):
        running = set()

        def wrapper(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return function(self)
            finally:
                running.discard(id(self))

        for name in ("__module__", "__doc__", "__name__", "__qualname__"):
            setattr(wrapper, name, getattr(function, name, None))
        return wrapper

    return decorate


class Repr:
    def __init__(self):
        self.fillvalue = "..."
        self.maxlevel = 6
        self.maxtuple = self.maxlist = self.maxset = self.maxfrozenset = self.maxdeque = 6
        self.maxarray = 5
        self.maxdict = 4
        self.maxstring = 30
        self.maxlong = 40
        self.maxother = 30

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        name = type(x).__name__.replace(" ", "_")
        method = getattr(self, "repr_" + name, None)
        return self.repr_instance(x, level) if method is None else method(x, level)

    def _row(self, x, level, left, right, most, trail=""):
        n = len(x)
        if level <= 0 and n:
            return left + self.fillvalue + right
        parts = []
        for item in x:
            if len(parts) == most:
                break
            parts.append(self.repr1(item, level - 1))
        if n > most:
            parts.append(self.fillvalue)
        if n == 1 and trail:
            right = trail + right
        return left + ", ".join(parts) + right

    def repr_tuple(self, x, level):
        return self._row(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._row(x, level, "[", "]", self.maxlist)

    def repr_set(self, x, level):
        return self._row(_sorted(x), level, "{", "}", self.maxset) if x else "set()"

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        return self._row(_sorted(x), level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._row(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        parts = []
        for key in _sorted(x):
            if len(parts) == self.maxdict:
                parts.append(self.fillvalue)
                break
            parts.append(f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}")
        return "{" + ", ".join(parts) + "}"

    def repr_str(self, x, level):
        text = builtins.repr(x[:self.maxstring])
        if len(text) > self.maxstring:
            begin = max(0, (self.maxstring - 3) // 2)
            end = max(0, self.maxstring - 3 - begin)
            text = builtins.repr(x[:begin] + x[len(x) - end:])
            text = text[:begin] + self.fillvalue + text[len(text) - end:]
        return text

    def _cut(self, text, most):
        if len(text) <= most:
            return text
        begin = max(0, (most - 3) // 2)
        end = max(0, most - 3 - begin)
        return text[:begin] + self.fillvalue + text[len(text) - end:]

    def repr_int(self, x, level):
        return self._cut(builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return f"<{type(x).__name__} instance at {id(x):#x}>"
        return self._cut(text, self.maxother)


def _sorted(x):
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
