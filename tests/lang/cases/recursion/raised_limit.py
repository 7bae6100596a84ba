# A limit that the program has raised, and limits that cannot be.
import sys
sys.setrecursionlimit(100000)
def f(n): return 0 if n == 0 else 1 + f(n-1)
print(f(50000))
def g(n):
    if n: yield from g(n-1)
    yield n
print(sum(1 for _ in g(3000)))
async def c(n):
    if n: return 1 + await c(n-1)
    return 0
try: c(20000).send(None)
except StopIteration as e: print(e.value)
def inf(n): return inf(n+1)
try: inf(0)
except RecursionError as e: print(e)
for bad in (0, -1, 10**10, "x", 5):
    try: sys.setrecursionlimit(bad); print("set", bad)
    except Exception as e: print(type(e).__name__, e)
