def attempt(code):
    try:
        code()
    except ImportError as e:
        print(type(e).__name__, "-", str(e).split(" (/")[0], "-", e.name, e.path and "path", e.msg == str(e))


def plain():
    import nowhere


def dotted():
    import nowhere.at.all


def in_package():
    import shapes.round


def in_module():
    import helper.more


def member():
    from helper import nothing


def member_of_package():
    from shapes import nothing


def relative():
    from . import helper


def relative_deep():
    from ..far import helper


def of_ours():
    from itertools import nothing


def of_time():
    import time.zone


for f in (plain, dotted, in_package, in_module, member, member_of_package, relative, relative_deep,
          of_ours, of_time):
    attempt(f)
print(repr(ImportError("text", name="n", path="p")), ImportError("text", name="n").name,
      ImportError("a", "b").msg, ImportError().msg)
try:
    ImportError("x", other=1)
except TypeError as e:
    print(e)
