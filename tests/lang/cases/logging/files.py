import logging
import logging.handlers
import os

logging.basicConfig(filename="app.log", filemode="w", level=logging.DEBUG, format="%(levelname)s %(message)s")
logging.debug("to the file")
logging.info("and more: %s", [1, 2])
print(open("app.log").read(), end="")
logging.basicConfig(level=logging.ERROR)
print(logging.getLogger().level)
logging.basicConfig(force=True, format="%(message)s", level=logging.INFO, handlers=[logging.FileHandler("b.log"), logging.NullHandler()])
logging.info("again")
print(open("b.log").read(), logging.getLogger().handlers[1])
log = logging.getLogger("rotating")
log.propagate = False
log.addHandler(logging.handlers.RotatingFileHandler("r.log", maxBytes=40, backupCount=2))
for i in range(12):
    log.warning("line number %d", i)
print(sorted(name for name in os.listdir() if name.startswith("r.log")), open("r.log").read())
target = logging.StreamHandler(__import__("sys").stdout)
memory = logging.handlers.MemoryHandler(3, target=target)
log.handlers = [memory]
log.warning("kept")
print("between")
log.error("flushes")
for bad in ({"filename": "x", "stream": 1, "force": True}, {"handlers": [], "stream": 1, "force": True}, {"style": "?", "force": True}, {"foo": 1, "force": True}):
    try:
        logging.basicConfig(**bad)
    except ValueError as e:
        print(e)
