"""_threading_local"""

from threading import local
