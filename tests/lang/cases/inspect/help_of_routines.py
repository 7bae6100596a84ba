# help() of a program's own functions and methods.
def f(a: int, b: str = "x", *args: float, key: bool = True, **kw) -> list[int]:
    """Do things.

    Longer text.
    """


# A comment stands in
# for a text.
def commented():
    pass


async def waits(x, /, y):
    "a coroutine"


class A:
    def __init__(self, a):
        self.a = a

    def m(self, x=1):
        "method m"

    @classmethod
    def c(cls):
        pass


help(f)
help(commented)
help(waits)
help(A.m)
help(A(1).m)
help(A.c)
help(A.__init__)
help(lambda x, y=1: x)
