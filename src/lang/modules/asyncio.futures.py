"""asyncio.futures"""

from asyncio import BaseEventLoop, Future, isfuture, wrap_future
from asyncio.threads import _chain_future, _copy_outcome

_copy_future_state = _copy_outcome
_set_result_unless_cancelled = BaseEventLoop._fill_future
_CFuture = _PyFuture = Future
