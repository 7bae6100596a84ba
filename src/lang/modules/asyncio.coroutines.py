"""asyncio.coroutines"""

import os
import sys

from asyncio import _is_coroutine, iscoroutine, iscoroutinefunction


def _is_debug_mode():
    return sys.flags.dev_mode or \
        not sys.flags.ignore_environment and bool(os.environ.get("PYTHONASYNCIODEBUG"))
