"""asyncio.coroutines"""

from asyncio import _is_coroutine, iscoroutine, iscoroutinefunction
