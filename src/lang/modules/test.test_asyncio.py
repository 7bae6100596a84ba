"""What tests of asyncio share."""
import sys

__path__ = sys.path[:1]
