x = 1 # type: int
def f(a, # type: int
      b):
    # type: (...) -> int
    pass
for x in y: # type: int
    pass
x = 1 # type: ignore
