"""Log records in tests."""
import logging.handlers


class TestHandler(logging.handlers.BufferingHandler):
    """Keeps the records, and tells whether one has certain values."""

    def __init__(self, matcher):
        super().__init__(0)
        self.matcher = matcher

    def shouldFlush(self):
        return False

    def emit(self, record):
        self.format(record)
        self.buffer.append(record.__dict__)

    def matches(self, **kwargs):
        return any(self.matcher.matches(record, **kwargs) for record in self.buffer)
