"""Logging set up from a dict."""

import importlib
import logging
import logging.handlers


def _resolve(name):
    """What a dotted name means; "ext://" in front of it does not matter."""
    name = name.removeprefix("ext://")
    module, _, rest = name.partition(".")
    found = importlib.import_module(module)
    for part in rest.split(".") if rest else ():
        module += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            importlib.import_module(module)
            found = getattr(found, part)
    return found


def _value(value):
    return _resolve(value) if isinstance(value, str) and value.startswith("ext://") else value


def _made(config, standard):
    """An object of the class (or from the factory, "()") that is named, with the other settings."""
    config = dict(config)
    factory = config.pop("()", None) or config.pop("class", standard)
    factory = _resolve(factory) if isinstance(factory, str) else factory
    return factory(**{key: _value(value) for key, value in config.items() if key != "."})


def _formatter(config):
    if "()" in config or "class" in config:
        config = dict(config)
        if "format" in config:
            config["fmt"] = config.pop("format")
        return _made(config, None)
    return logging.Formatter(config.get("format"), config.get("datefmt"),
                             config.get("style", "%"), config.get("validate", True),
                             defaults=config.get("defaults"))


def dictConfig(config):
    if "version" not in config:
        raise ValueError("dictionary doesn't specify a version")
    if config["version"] != 1:
        raise ValueError(f"Unsupported version: {config['version']}")
    formatters = {name: _formatter(each) for name, each in config.get("formatters", {}).items()}
    filters = {name: _made(each, logging.Filter)
               for name, each in config.get("filters", {}).items()}
    handlers = {}
    for name, each in config.get("handlers", {}).items():
        each = dict(each)
        level, formatter = each.pop("level", None), each.pop("formatter", None)
        chosen = each.pop("filters", ())
        if "target" in each and isinstance(each["target"], str):
            each["target"] = handlers[each["target"]]
        try:
            handler = handlers[name] = _made(each, None)
            if formatter is not None:
                handler.setFormatter(formatters[formatter])
        except Exception as e:
            raise ValueError(f"Unable to configure handler {name!r}") from e
        handler.set_name(name)
        if level is not None:
            handler.setLevel(level)
        for filter in chosen:
            handler.addFilter(filters[filter] if isinstance(filter, str) else filter)
    loggers = config.get("loggers", {})
    if config.get("disable_existing_loggers", True):
        for name, logger in logging.root.manager.loggerDict.items():
            below = any(name.startswith(each + ".") for each in loggers)
            if isinstance(logger, logging.Logger) and name not in loggers and not below:
                logger.disabled = True
    for name, each in loggers.items():
        logger = logging.getLogger(name)
        logger.disabled = False
        _set_up(logger, each, handlers, filters)
        if each.get("propagate") is not None:
            logger.propagate = each["propagate"]
    if config.get("root"):
        _set_up(logging.root, config["root"], handlers, filters)


def _set_up(logger, config, handlers, filters):
    if config.get("level") is not None:
        logger.setLevel(config["level"])
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
    for name in config.get("handlers", ()):
        logger.addHandler(handlers[name])
    for filter in config.get("filters", ()):
        logger.addFilter(filters[filter] if isinstance(filter, str) else filter)


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise NotImplementedError("logging.config.fileConfig is not supported here")
