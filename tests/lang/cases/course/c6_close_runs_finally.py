def f():
    try:
        yield
    finally:
        print("cleaned")


g = f()
g.close()
print("not begun: nothing to clean")
g = f()
next(g)
g.close()
g.close()
