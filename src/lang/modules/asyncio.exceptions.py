"""asyncio.exceptions"""

from asyncio import BrokenBarrierError, CancelledError, IncompleteReadError, InvalidStateError, LimitOverrunError, \
    TimeoutError
