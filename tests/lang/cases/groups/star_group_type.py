try:
    raise ValueError(1)
except* (ExceptionGroup, ValueError):
    pass
