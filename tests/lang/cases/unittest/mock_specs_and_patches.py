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
m = Mock(spec=Foo); show(isinstance(m, Foo), m.meth, m); fails(lambda: m.nope); m.new = 1; show(m.new)
m = Mock(spec_set=Foo); fails(setattr, m, 'nope', 1); m.attr = 5; show(m.attr)
m = Mock(spec=['a']); fails(lambda: m.b); show(m.a)
fails(lambda: Mock().assert_foo); fails(lambda: Mock().asert_called())
m = MagicMock(); show(len(m), bool(m), int(m), list(m), m[3], 3 in m, m + 1, m == m, m == 5, m.__len__, float(m), str(m)[:10])
m.__len__.return_value = 4; m.__getitem__.side_effect = lambda k: k * 2; m.__iter__.return_value = [1,2]; show(len(m), m[5], list(m), list(m))
m.__getitem__.assert_called_with(5)
with m as ctx: show(ctx)
m.__enter__.assert_called_once_with(); show(m.__exit__.call_args)
m = MagicMock(); m.__str__.return_value = 'hi'; show(str(m)); m['k'] = 1; m.__setitem__.assert_called_with('k', 1); del m['k']; show(m.mock_calls)
m = Mock(); fails(len, m); m.__len__ = Mock(return_value=2); show(len(m)); m.__len__ = lambda self: 9; show(len(m))
a = create_autospec(Foo); inst = a(1); show(isinstance(inst, Foo)); fails(a); inst.meth(1, y=3); fails(inst.meth); inst.meth.assert_called_with(1, 3); fails(lambda: inst.zzz)
def f(a, b=1): return a
g = create_autospec(f, return_value=10); show(g(1), g.called, g.call_args); fails(g); g.assert_called_once_with(1); show(type(g).__name__)
class Real:
    def go(self): return 'real'
    @property
    def prop(self): return 1
with patch.object(Real, 'go', return_value='fake') as p:
    show(Real().go(), p); p.assert_called_once_with()
show(Real().go())
with patch('__main__.Real') as R: R.return_value.go.return_value = 'x'; show(Real().go(), Real)
@patch('os.getcwd', return_value='/tmp')
@patch('os.path.exists')
def test(ex, cwd):
    import os
    ex.return_value = True
    show(os.getcwd(), os.path.exists('q'), ex, cwd)
test()
d = {'a': 1}
with patch.dict(d, {'b': 2}, clear=True): show(d)
show(d)
with patch.object(Real, 'prop', new_callable=PropertyMock, return_value=42) as pp: show(Real().prop, pp.mock_calls)
fails(lambda: patch('nodot')); fails(patch.object(Real, 'nope').start)
p = patch('builtins.open', mock_open(read_data='line1\nline2\n')); mo = p.start()
with open('f') as fh: show(fh.read())
with open('f') as fh: show(list(fh), mo.call_args_list)
p.stop(); 
with patch('builtins.print') as pr: print('hello'); 
show(pr.call_args)
@patch.multiple('__main__', Real=DEFAULT, f=DEFAULT)
def t2(Real, f): show(Real, f)
t2()
