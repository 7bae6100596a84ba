"""concurrent.futures._base"""

from concurrent.futures import *
from concurrent.futures import CANCELLED, CANCELLED_AND_NOTIFIED, Error, FINISHED, PENDING, RUNNING
