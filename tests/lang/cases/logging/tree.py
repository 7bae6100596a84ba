import logging
import sys


class Keep(logging.Handler):
    def __init__(self, name, level=logging.NOTSET):
        super().__init__(level)
        self.title = name

    def emit(self, record):
        print(f"{self.title}: {record.levelname} {record.name} {record.getMessage()}")


root, a, ab = logging.getLogger(), logging.getLogger("a"), logging.getLogger("a.b")
root.addHandler(Keep("root"))
a.addHandler(Keep("a", logging.ERROR))
ab.addHandler(Keep("ab"))
root.setLevel(logging.DEBUG)
ab.info("one")
ab.error("two")
a.propagate = False
ab.error("three")
a.setLevel(logging.WARNING)
ab.info("not enabled")
print(ab.getEffectiveLevel(), ab.parent is a, logging.getLogger("a.b.c").parent is ab, logging.getLogger("x.y.z").parent is root)
logging.getLogger("x.y").name
print(logging.getLogger("x.y.z").parent.name, a.getChild("b") is ab, logging.getLogger("a") is a)
ab.disabled = True
ab.error("disabled")
ab.disabled = False
logging.disable(logging.ERROR)
ab.error("disabled")
ab.critical("still")
logging.disable(logging.NOTSET)


def only_even(record):
    return record.args[0] % 2 == 0


ab.addFilter(only_even)
for i in range(3):
    ab.error("number %d", i)
ab.removeFilter(only_even)
root.addFilter(logging.Filter("a"))
print(logging.Filter("a").filter(logging.makeLogRecord({"name": "a.b"})), logging.Filter("a").filter(logging.makeLogRecord({"name": "ab"})))
logging.addLevelName(25, "NOTE")
ab.log(25, "noted %d", 0)
print(logging.getLevelName(25), logging.getLevelName("NOTE"), logging.getLevelName(7), logging.getLevelName("DEBUG"))
print(a.handlers, ab, root, logging.StreamHandler(sys.stdout), logging.NullHandler())
adapter = logging.LoggerAdapter(ab, {"user": "me"})
adapter.error("adapted %d", 4)


class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['id']}] {msg}", kwargs


Prefix(ab, {"id": 9}).warning("prefixed")
