"""asyncio.futures"""

from asyncio import Future, isfuture, wrap_future

_CFuture = _PyFuture = Future
