"""asyncio.runners"""

from asyncio import Runner, run
