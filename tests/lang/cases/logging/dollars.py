import logging
import sys

logging.basicConfig(stream=sys.stdout, style="$", format="$levelname: ${message}", level=0)
logging.info("with %s", "dollars")
try:
    logging.Formatter("none", style="$")
except ValueError as e:
    print(e)
