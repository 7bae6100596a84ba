import logging
import re
import sys

logging.basicConfig(stream=sys.stdout, format="%(asctime)s|%(message)s", level="INFO")


class Check(logging.Filter):
    def filter(self, record):
        f = logging.Formatter("%(asctime)s")
        print(bool(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}", f.format(record))), 0 <= record.msecs < 1000, record.created > 1e9, record.relativeCreated >= 0)
        return False


logging.getLogger().handlers[0].addFilter(Check())
logging.info("x")
