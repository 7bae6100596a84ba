import asyncio
from unittest import mock
from unittest.mock import *
import re
def show(*a): print(*[re.sub(r"id='\d+'", "id", str(x)) for x in a])
def fails(f, *a, **k):
    try: return f(*a, **k)
    except (AssertionError, AttributeError, TypeError, StopIteration, KeyError, ValueError, StopAsyncIteration) as e: show(type(e).__name__, e)
class Foo:
    attr = 1
    def __init__(self, a): pass
    def meth(self, x, y=2): return x
    @staticmethod
    def st(a): pass
    async def am(self, v): return v
async def co(x): return x
async def main():
    am = AsyncMock(return_value=5); show(await am(1), am.await_count, am.await_args, am.call_count, am)
    am.assert_awaited_once_with(1); am.assert_awaited(); fails(am.assert_awaited_with, 2); fails(am.assert_not_awaited); fails(AsyncMock().assert_awaited); fails(AsyncMock().assert_awaited_with, 1)
    am = AsyncMock(side_effect=[1, ValueError('v')]); show(await am());
    for i in range(2):
        try: await am()
        except Exception as e: show(repr(e))
    show(asyncio.iscoroutinefunction(am), am.foo, await am.foo())
    m = MagicMock(spec=Foo); show(m.am, m.meth); m.am.return_value = 3; show(await m.am(1))
    m = MagicMock()
    async with m as c: show(c)
    m.__aenter__.assert_awaited_once()
    m.__aiter__.return_value = [1, 2, 3]
    show([i async for i in m])
    with patch('__main__.co') as pc: pc.return_value = 9; show(await co(1), type(pc).__name__)
    aa = create_autospec(co); aa.return_value = 1; show(await aa(2)); fails(aa)
asyncio.run(main())
