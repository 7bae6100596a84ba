# The exception that is handled around an await or yield from is handled inside, too.
import asyncio,sys
async def inner():
    print(repr(sys.exc_info()[1]))
    await asyncio.sleep(0)
    print(repr(sys.exc_info()[1]))
    await asyncio.sleep(0)
    raise ValueError
async def main():
    try:
        raise KeyError("k")
    except KeyError:
        try:
            await inner()
        except ValueError as e:
            print(repr(e.__context__))
asyncio.run(main())
def g():
    yield repr(sys.exc_info()[1])
    yield repr(sys.exc_info()[1])
    yield repr(sys.exc_info()[1])
def h():
    try: raise KeyError
    except KeyError:
        yield from g()
for x in h(): print(x)
it=h()
print(next(it))
try: raise OSError
except OSError: print(next(it), repr(sys.exc_info()[1]))
it=g()
print(next(it))
try: raise OSError
except OSError: print(next(it))
print(next(it))
