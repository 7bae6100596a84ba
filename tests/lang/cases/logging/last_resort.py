import logging

log = logging.getLogger("app.part")
log.info("hidden")
log.warning("shown without %s", "a format")
log.error("and this")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed with %r", 0)
print(log.hasHandlers(), log.getEffectiveLevel(), log.isEnabledFor(logging.INFO), logging.lastResort)
