class A: pass
print(f"{int} {A} {A.__name__:>5} {3:04d} {'x':^5}|", format(int), "{}".format(str))
class B:
    def __format__(self, spec): return f"B<{spec}>"
print(f"{B():abc}", format(B(), "q"))
