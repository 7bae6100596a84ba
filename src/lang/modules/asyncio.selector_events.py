"""asyncio.selector_events"""

from asyncio import BaseEventLoop

BaseSelectorEventLoop = BaseEventLoop
