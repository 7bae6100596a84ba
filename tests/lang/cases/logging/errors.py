import logging
import sys

sys.stderr = sys.stdout
log = logging.getLogger("e")
log.addHandler(logging.StreamHandler(sys.stdout))
logging.raiseExceptions = False
log.warning("two %s %s", 1)
print("end")
logging.captureWarnings(True)
import warnings

logging.basicConfig(stream=sys.stdout, format="%(name)s: %(message)s", force=True)
warnings.warn("captured")
