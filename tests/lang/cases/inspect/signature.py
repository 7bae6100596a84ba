import functools
import inspect
from inspect import Parameter, Signature, signature


def plain(a, b=2, /, c=3, *args, d, e="x", **kw): pass
def noted(a: int, b: "str" = "q", *args: list[int], c: int | None = None, **kw: dict) -> bool: pass
def star(*, a, b=1): pass
def nothing(): pass
def only(a, /): pass
async def coroutine(x, y=None): pass


for function in (plain, noted, star, nothing, only, coroutine, lambda x, *y: 0):
    print(signature(function), repr(signature(function)))


class A:
    def __init__(self, a, b=1): pass
    def method(self, x, *, y=2): pass
    @classmethod
    def make(cls, z): pass
    @staticmethod
    def static(w): pass
    def __call__(self, q): pass


class B(A):
    pass


class N:
    def __new__(cls, n): return object.__new__(cls)


class Empty:
    pass


for thing in (A, B, N, Empty, A.method, A(1).method, A.make, A.static, A(1), functools.partial(plain, 1, d=5),
              functools.partial(A(1).method, y=7), functools.partial(star, a=1)):
    print(signature(thing))


@functools.wraps(plain)
def wrapper(*args, **kwargs): pass


print(signature(wrapper), signature(wrapper, follow_wrapped=False))
for name, param in signature(plain).parameters.items():
    print(name, param, repr(param), param.kind, param.kind.name, repr(param.default), param.kind.description)
print(signature(noted).return_annotation, signature(plain).return_annotation is Signature.empty,
      signature(noted).parameters["a"].annotation, signature(plain).parameters["a"].annotation is Parameter.empty)
print(signature(plain) == signature(wrapper), signature(star) == signature(plain), hash(signature(star)) == hash(signature(star)))
print(Signature([Parameter("x", Parameter.POSITIONAL_ONLY), Parameter("y", Parameter.KEYWORD_ONLY, default=[1])]))
print(signature(star).replace(parameters=[], return_annotation=int))
print(Parameter("a", Parameter.POSITIONAL_OR_KEYWORD).replace(name="b", default=4))
for wrong in (lambda: signature(5), lambda: Parameter("1a", Parameter.KEYWORD_ONLY),
              lambda: Parameter("a", 9), lambda: Parameter(3, Parameter.KEYWORD_ONLY), lambda: Parameter("if", Parameter.KEYWORD_ONLY),
              lambda: Parameter("a", Parameter.VAR_POSITIONAL, default=1),
              lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("b", Parameter.POSITIONAL_ONLY)]),
              lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY)] * 2),
              lambda: Signature([Parameter("a", Parameter.POSITIONAL_ONLY, default=1), Parameter("b", Parameter.POSITIONAL_ONLY)])):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(inspect.getfullargspec(plain))
print(inspect.getfullargspec(noted))
print(inspect.getcallargs(star, a=1), inspect.getcallargs(plain, 1, d=4, z=9))
