"""http.cookies: its names, which are refused when they are called."""
from _refused import classes as _classes

globals().update(_classes("http.cookies", "Morsel", "BaseCookie", "SimpleCookie"))


class CookieError(Exception):
    pass
