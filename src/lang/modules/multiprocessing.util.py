"""multiprocessing.util"""


def _cleanup_tests():
    pass
