# A name that a class body binds and that its methods find in the function around it.
def outer(x):
    class Both:
        first = list(locals())
        def x(self):
            return "method"
        def read(self):
            return x
        seen = x
        names = [n for n in (1,)]
        def lambda_read(self):
            return (lambda: x)()
    return Both


Both = outer("outer value")
print(Both().read(), Both().lambda_read(), Both().x(), Both.seen is Both.x, Both.first)


def early(x):
    class C:
        x = 12
        def m(self):
            return x
        kept = dict(locals())
    return C


print(early(1).x, early(1)().m(), early(1).kept["x"])


def deep():
    name = "deep"
    class A:
        name = "A"
        class B:
            name = "B"
            def get(self):
                return name
    return A


print(deep().name, deep().B.name, deep().B().get())


def declared():
    value = "local"
    class G:
        global value
        value = "global"
        def get(self):
            return value
    return G().get()


print(declared(), value)
