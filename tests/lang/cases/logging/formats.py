import io
import logging
import sys

log = logging.getLogger("fmt")
log.setLevel(logging.DEBUG)
log.propagate = False


def use(*args, **kwargs):
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter(*args, **kwargs))
    log.handlers = [handler]


use("%(levelname)-8s|%(name)s|%(message)s|%(funcName)s|%(lineno)d|%(filename)s|%(module)s")
log.info("plain")


def inside():
    log.warning("in a function")


inside()
use("{levelname:>8} {message}", style="{")
log.error("braces %d", 5)
use("%(levelno)s %(threadName)s %(processName)s %(message)s")
log.debug("threads")
use("%(asctime)s %(message)s", datefmt="at %Y"[:2] + " time")
log.info("dated")
use("%(color)s %(message)s", defaults={"color": "red"})
log.info("default")
log.info("extra", extra={"color": "blue"})
use()
log.info("message only")
try:
    {}["k"]
except KeyError as e:
    log.error("caught", exc_info=True)
    log.error("again", exc_info=e)
    log.exception("and again")
log.info("with a stack", stack_info=True)
log.info("no arguments: 100%")
log.info({"a": 1})
log.info("%s and %s", 1, "two")
for bad in (lambda: logging.Formatter("no fields"), lambda: logging.Formatter("x", style="?"), lambda: log.setLevel("LOUD"), lambda: log.setLevel(1.5), lambda: log.log("x", "y"),
            lambda: log.info("x", extra={"message": 1}), lambda: logging.getLogger(3), lambda: logging.Formatter("{", style="{")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
