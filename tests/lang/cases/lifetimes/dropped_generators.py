# A suspended generator ends when the last reference to it goes.
class L:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
def g(n):
    x = L(n)
    try: yield 1
    finally: print("finally", n)
for i in range(3):
    gen = g(i); next(gen)
print("loop over")
gs = [g(i) for i in (10, 11)]
for q in gs: next(q)
gs.clear()
print("cleared")
d = {"k": g(20)}; next(d["k"])
d["k"] = 0
print("replaced")
def use():
    gg = g(30); next(gg); raise ValueError("e")
try: use()
except ValueError as e: print("caught")
print("after except")
