# A coroutine belongs to whoever awaits it first, and has one life.
import types


@types.coroutine
def pause():
    yield


async def work():
    await pause()
    return "done"


async def waiter(coroutine):
    return await coroutine


def attempt(what, act):
    try:
        print(what, "->", act())
    except BaseException as e:
        print(what, "->", type(e).__name__, e)


started = work()
started.send(None)
attempt("awaiting what waits", lambda: waiter(started).send(None))
attempt("going on", lambda: started.send(None))
attempt("send after its end", lambda: started.send(None))
attempt("throw after its end", lambda: started.throw(ValueError("late")))
attempt("close after its end", started.close)
attempt("awaiting it after its end", lambda: waiter(started).send(None))
