"""What test suites share: test.support and its helpers."""
