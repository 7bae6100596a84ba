# What variables hold goes at the end of the program, and may use the others.
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, helper())
def helper(): return "helped"
a = A("a"); b = A("b")
l = [A("l1"), A("l2")]
c = A("c"); c.me = c
def gen():
    try: yield 1
    finally: print("gen fin")
g = gen(); next(g)
d = {"k": A("d")}
print("end")
