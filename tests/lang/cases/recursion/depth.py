# How deep calls go before RecursionError.
depth = 0
def f(n):
    global depth
    depth = n
    f(n + 1)
try: f(1)
except RecursionError as e: print(depth, e)
class A:
    def m(self, n):
        global depth
        depth = n
        return self.m(n + 1)
try: A().m(1)
except RecursionError as e: print(depth, e)
def g(n):
    global depth
    depth = n
    yield from g(n+1)
try: list(g(1))
except RecursionError as e: print(depth, e)
def h(n):
    global depth
    depth = n
    return [h(x) for x in [n + 1]]
try: h(1)
except RecursionError as e: print(depth, e)
def k(n):
    global depth
    depth = n
    return 1 + k(n+1)
try: k(1)
except RecursionError as e: print(depth, e)
