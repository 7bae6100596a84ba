"""asyncio.base_events"""

from asyncio import BaseEventLoop
from asyncio.log import logger
