"""multiprocessing.pool"""

from concurrent.futures import ThreadPoolExecutor

from _multiprocessing_pool import AsyncResult, Pool


class ThreadPool(Pool):
    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)
        self._executor = ThreadPoolExecutor(processes, initializer=initializer, initargs=initargs)
