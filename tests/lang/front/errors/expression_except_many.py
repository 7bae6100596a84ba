try:
    pass
except A, B, C as d:
    pass
