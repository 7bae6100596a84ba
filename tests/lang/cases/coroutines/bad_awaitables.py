# What is no awaitable, in each place where one is awaited.
import types


@types.coroutine
def old_style():
    yield "pause"
    return "value"


class Plain:
    def __await__(self):
        return 42


class Coro:
    async def nothing(self):
        pass

    def __await__(self):
        self.made = self.nothing()
        return self.made


class Old:
    def __await__(self):
        return old_style()


class Fails:
    def __await__(self):
        raise KeyError("broken")


class Manager:
    def __init__(self, enter, exit):
        self.enter, self.exit = enter, exit

    def __aenter__(self):
        return self.enter

    def __aexit__(self, *exc):
        return self.exit


class Items:
    def __init__(self, item):
        self.item = item

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.item


async def nothing():
    pass


async def plain_await(thing):
    await thing


async def with_manager(enter, exit):
    async with Manager(enter() if callable(enter) else enter, exit):
        print("  body")


async def loop(item):
    async for _ in Items(item):
        print("  body")


async def by_anext(item):
    return await anext(Items(item), "default")


def drive(what, coroutine):
    try:
        while True:
            print(what, "gave", coroutine.send(None))
    except BaseException as e:
        print(what, "->", type(e).__name__, e)
        if e.__cause__:
            print("  from", repr(e.__cause__), e.__suppress_context__)


for thing in 5, Plain(), Coro(), Old(), Fails():
    drive(f"await {type(thing).__name__}", plain_await(thing))
    if isinstance(thing, Coro):
        thing.made.close()
drive("aenter int", with_manager(1, 2))
drive("aexit None", with_manager(nothing, None))
for item in "text", Fails(), Plain():
    drive(f"anext {type(item).__name__}", loop(item))
for item in 5, Plain(), Fails():
    drive(f"anext default {type(item).__name__}", by_anext(item))
drive("anext old style", by_anext(old_style()))
