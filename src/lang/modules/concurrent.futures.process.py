"""concurrent.futures.process"""

from concurrent.futures import BrokenExecutor, BrokenProcessPool, ProcessPoolExecutor
