"""asyncio.log"""

import logging

logger = logging.getLogger("asyncio")
