# gi_yieldfrom and cr_await tell of what is waited for, so nothing while it runs.
import types


def inner():
    print("inner runs:", outer_generator.gi_yieldfrom)
    yield 1


def outer():
    yield from inner()


outer_generator = outer()
print(outer_generator.gi_yieldfrom)
next(outer_generator)
print(outer_generator.gi_yieldfrom.__name__)


@types.coroutine
def pause():
    print("pause runs:", waiter.cr_await)
    yield


async def wait():
    await pause()


waiter = wait()
waiter.send(None)
print(waiter.cr_await.__name__)
waiter.close()
print(waiter.cr_await)
