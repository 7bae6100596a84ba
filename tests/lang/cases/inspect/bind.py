from inspect import signature


def f(a, b=2, /, c=3, *args, d, e="x", **kw): pass


sig = signature(f)
bound = sig.bind(1, d=4)
print(bound, bound.arguments, bound.args, bound.kwargs)
bound.apply_defaults()
print(bound, bound.args, bound.kwargs)
bound = sig.bind(1, 2, 3, 4, 5, d=6, z=7)
print(bound, bound.args, bound.kwargs, bound.signature is sig)
print(sig.bind_partial(1), sig.bind_partial(), sig.bind_partial(1).args)
bound = sig.bind(1, c=9, d=1)
print(bound.args, bound.kwargs)
print(sig.bind(1, d=1) == sig.bind(1, d=1), sig.bind(1, d=1) == sig.bind(2, d=1))


def g(x, y): pass


for args, kwargs in (((), {}), ((1,), {}), ((1, 2, 3), {}), ((1,), {"x": 2}), ((1, 2), {"z": 3}), ((), {"y": 1}),
                     ((1,), {"y": 2})):
    try:
        print(signature(g).bind(*args, **kwargs))
    except TypeError as error:
        print(error)
try:
    sig.bind(1)
except TypeError as error:
    print(error)
try:
    signature(lambda a, /: 0).bind(a=1)
except TypeError as error:
    print(error)


def typed(func):
    sig = signature(func)

    def wrapper(*args, **kwargs):
        for name, value in sig.bind(*args, **kwargs).arguments.items():
            wanted = sig.parameters[name].annotation
            if wanted is not sig.empty and not isinstance(value, wanted):
                raise TypeError(f"{name} must be {wanted.__name__}")
        return func(*args, **kwargs)
    return wrapper


@typed
def add(a: int, b: int): return a + b


print(add(1, 2))
try:
    add(1, "2")
except TypeError as error:
    print(error)
