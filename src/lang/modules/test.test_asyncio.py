"""What tests of asyncio share."""
