import asyncio, functools
F = __file__


def t(f, *a, **k):
    try:
        print(str(f(*a, **k)).replace(F, 'F'))
    except BaseException as e:
        print(type(e).__name__, str(e).replace(F, 'F'))
loop = asyncio.new_event_loop()
print(loop)
print(loop.is_running(), loop.is_closed(), loop.get_debug())


def cb(*a):
    print('cb', *a)
h = loop.call_soon(cb, 1, 2)
print(str(h).replace(F, 'F'))
h2 = loop.call_soon(cb, 3)
h2.cancel()
print(h2, h2.cancelled())
h3 = loop.call_later(0.01, cb, 'later')
print(str(h3)[:17], h3.when() > 0, h3.cancelled(), type(h3), type(h))
h4 = loop.call_at(loop.time() + 0.02, cb, 'at')
h5 = loop.call_later(0.03, cb, 'never')
h5.cancel()
print(h5.cancelled(), str(h5)[:28])
h6 = loop.call_soon(functools.partial(cb, 1, x=2) if 0 else functools.partial(cb, 1), 2)
print(str(h6).replace(F, 'F'))
h7 = loop.call_soon(print, 'x' * 100)
print(h7)
loop.call_later(0.05, loop.stop)
loop.run_forever()
print('stopped')


async def co():
    return 5
print(loop.run_until_complete(co()))
f = loop.create_future()
loop.call_soon(f.set_result, 6)
print(loop.run_until_complete(f))


async def stopper():
    loop.stop()
    await asyncio.sleep(1)
t(loop.run_until_complete, stopper())
t(loop.run_until_complete, 5)


async def nest():
    c = co()
    t(loop.run_until_complete, c)
    c.close()
    t(loop.run_forever)
    t(loop.close)
    c = co()
    t(asyncio.run, c)
    c.close()
    l2 = asyncio.new_event_loop()
    c = co()
    t(l2.run_until_complete, c)
    c.close()
    l2.close()
loop.run_until_complete(nest())
t(loop.call_later, None, cb)
t(loop.call_at, None, cb)
t(loop.set_exception_handler, 5)
t(loop.set_task_factory, 5)
print(loop.get_exception_handler(), loop.get_task_factory())
loop.set_exception_handler(lambda l, c: print('handler', sorted(c), c['message'].replace(F, 'F'), repr(c.get('exception'))))


def bad():
    raise ValueError(1)
loop.call_soon(bad)
loop.run_until_complete(co())
f = loop.create_future()
f.add_done_callback(lambda f: 1 / 0)
f.set_result(1)
loop.run_until_complete(co())
loop.call_exception_handler({'message': 'mine'})


async def bt():
    raise KeyError('k')
tk = loop.create_task(bt())
loop.run_until_complete(co())
loop.run_until_complete(co())
del tk
f = loop.create_future()
f.set_exception(ValueError('fut'))
del f
loop.set_exception_handler(None)


def fac(loop, coro):
    print('factory', coro.__name__)
    return asyncio.Task(coro, loop=loop, name='made')
loop.set_task_factory(fac)


async def m():
    print(asyncio.current_task().get_name())
    print(asyncio.create_task(co(), name='n').get_name())
loop.run_until_complete(m())
loop.set_task_factory(None)
loop.run_until_complete(loop.shutdown_asyncgens())
loop.run_until_complete(loop.shutdown_default_executor())


async def ex():
    await loop.run_in_executor(None, print, 1)
t(loop.run_until_complete, ex())
loop.close()
loop.close()
print(loop.is_closed(), loop)
t(loop.call_soon, cb)
c = co()
t(loop.run_until_complete, c)
t(loop.create_task, c)
t(loop.call_later, 1, cb)
t(loop.run_forever)
t(loop.call_soon_threadsafe, cb)
c.close()
t(asyncio.get_running_loop)
l = asyncio.get_event_loop()
print(l is asyncio.get_event_loop(), l.is_running())
l.close()
asyncio.set_event_loop(None)
t(asyncio.get_event_loop)
t(asyncio.set_event_loop, 5)
asyncio.run(co())
t(asyncio.get_event_loop)
t(asyncio.run, co)
t(asyncio.run, 5)
p = asyncio.get_event_loop_policy()
print(type(p).__name__)
t(asyncio.set_event_loop_policy, 5)
asyncio.set_event_loop_policy(None)
asyncio.set_event_loop_policy(asyncio.DefaultEventLoopPolicy())
print(asyncio.SelectorEventLoop.__name__, isinstance(asyncio.new_event_loop(), asyncio.AbstractEventLoop), isinstance(loop, asyncio.BaseEventLoop))
