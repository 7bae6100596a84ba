# Classes of the library that are generic at run time.
import concurrent.futures
import contextlib
import difflib
import logging
import os
import queue
import tempfile
import weakref

for generic in (concurrent.futures.Future, queue.SimpleQueue, queue.Queue, os.PathLike,
                weakref.ref, weakref.WeakKeyDictionary, weakref.WeakValueDictionary,
                contextlib.AbstractContextManager, contextlib.AbstractAsyncContextManager,
                difflib.SequenceMatcher, tempfile.TemporaryDirectory, logging.StreamHandler,
                logging.LoggerAdapter):
    alias = generic[int]
    print(alias, alias.__origin__ is generic, alias.__args__)


def first(done: "set[concurrent.futures.Future[int]]", kept: weakref.ref[object]) -> os.PathLike[str]:
    pass


print(first.__annotations__["return"])


class Opened(contextlib.AbstractContextManager["Opened"]):
    def __exit__(self, *exc):
        print("closed", exc)


with Opened() as opened:
    print(type(opened).__mro__[1].__name__)
try:
    __import__("array").array[int]
except TypeError as error:
    print(error)
