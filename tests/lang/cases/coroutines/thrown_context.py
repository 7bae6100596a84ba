# What is thrown into a generator has what the generator handles as its context, not what the caller does.
import asyncio


def chain(e):
    out = []
    while e is not None:
        out.append(f"{type(e).__name__}({e})")
        e = e.__context__
    return " <- ".join(out)


def handles():
    try:
        raise IndexError(1)
    except IndexError:
        yield "handling"
        raise KeyError(2)


def plain():
    yield 1
    yield 2


def outer():
    try:
        raise OSError("outer")
    except OSError:
        yield from handles()


for make in (handles, plain, outer):
    for kind in (ValueError, GeneratorExit):
        g = make()
        next(g)
        try:
            raise ZeroDivisionError("caller")
        except ZeroDivisionError:
            try:
                g.throw(kind("thrown"))
            except BaseException as e:
                print(make.__name__, chain(e))

for make in (handles, plain, outer):
    g = make()
    next(g)
    try:
        next(g)
    except KeyError as e:
        print(make.__name__, chain(e))


def at_close():
    try:
        raise IndexError(1)
    except IndexError:
        try:
            yield
        except GeneratorExit as e:
            print("close", chain(e))


g = at_close()
next(g)
try:
    raise LookupError("caller")
except LookupError:
    g.close()

same = ValueError("same")


def handles_same():
    try:
        raise same
    except ValueError:
        yield


g = handles_same()
next(g)
try:
    g.throw(same)
except ValueError as e:
    print(chain(e))


async def waits():
    try:
        raise IndexError("inside")
    except IndexError:
        await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as e:
        print(chain(e))


asyncio.run(main())
