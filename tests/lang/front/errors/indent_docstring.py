def f():
"""text
more"""
    return 1
