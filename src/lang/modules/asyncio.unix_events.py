"""asyncio.unix_events"""

from asyncio import DefaultEventLoopPolicy, SelectorEventLoop, _UnixDefaultEventLoopPolicy, \
    _UnixSelectorEventLoop
