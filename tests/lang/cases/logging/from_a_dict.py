import logging
import logging.config

old = logging.getLogger("old")
logging.config.dictConfig({
    "version": 1,
    "formatters": {"short": {"format": "%(levelname)s|%(name)s|%(message)s"}, "braces": {"format": "<{message}>", "style": "{"}},
    "filters": {"only_app": {"name": "app"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "short", "level": "INFO", "stream": "ext://sys.stdout"},
        "file": {"class": "logging.FileHandler", "filename": "d.log", "mode": "w", "formatter": "braces", "filters": ["only_app"]},
    },
    "loggers": {"app": {"level": "DEBUG", "handlers": ["file"], "propagate": True}, "quiet": {"level": "ERROR", "handlers": ["console"], "propagate": False}},
    "root": {"level": "WARNING", "handlers": ["console"]},
})
app = logging.getLogger("app.part")
app.debug("one")
app.info("two")
app.warning("three")
logging.getLogger("quiet").warning("not shown")
logging.getLogger("quiet").error("shown once")
logging.getLogger("other").info("not shown")
old.error("disabled")
print(open("d.log").read(), end="")
print(old.disabled, logging.getLogger().handlers[0].get_name(), logging.getLogger("app").getEffectiveLevel())
for bad in ({}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "logging.StreamHandler", "formatter": "none"}}}):
    try:
        logging.config.dictConfig(bad)
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
