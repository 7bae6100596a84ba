import logging

logging.debug("not shown")
logging.info("not shown")
logging.warning("shown %s %d", "with", 3)
logging.error("an error")
logging.critical("the worst")
logging.getLogger("own").warning("from %(who)s", {"who": "own"})
logging.getLogger("own").info("hidden")
print(logging.getLogger(), logging.getLogger("own"), logging.getLogger("own.child").parent, logging.getLogger().handlers)
logging.log(35, "level 35")
logging.getLogger("own").setLevel("DEBUG")
logging.getLogger("own").debug("now shown")
