import asyncio
from unittest import mock
from unittest.mock import *
import re
def show(*a): print(*[re.sub(r"id='\d+'", "id", str(x)) for x in a])
def fails(f, *a, **k):
    try: return f(*a, **k)
    except (AssertionError, AttributeError, TypeError, StopIteration, KeyError, ValueError, StopAsyncIteration) as e: show(type(e).__name__, e)
m = Mock()
show(m, m.a.b, m.a(), m.a().c, m(), m()(), Mock(name='foo').bar.baz, MagicMock(spec=int))
m = Mock(return_value=3)
show(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args_list, m.mock_calls)
m.assert_called_with(1, a=2); m.assert_called_once_with(1, a=2); m.assert_any_call(1, a=2); m.assert_called(); m.assert_called_once()
fails(m.assert_called_with, 2); fails(m.assert_not_called); fails(m.assert_any_call, 5)
m(2); fails(m.assert_called_once); fails(m.assert_called_once_with, 2)
m.assert_has_calls([call(1, a=2), call(2)]); fails(m.assert_has_calls, [call(2), call(1)]); fails(m.assert_has_calls, [call(9)], any_order=True)
n = Mock(name='n'); fails(n.assert_called); fails(n.assert_called_with, 1, x='y'); fails(n.assert_called_once); n.assert_not_called()
m = Mock(side_effect=[1, ValueError('x'), 3]); show(m()); fails(m); show(m()); fails(m)
m.side_effect = lambda x: x * 2; show(m(4)); m.side_effect = KeyError('k'); fails(m)
m = Mock(side_effect=lambda: DEFAULT, return_value=7); show(m())
m = Mock(); m.x.y.return_value = 5; show(m.x.y(), m.mock_calls, m.method_calls)
m.foo(1).bar(2, z=3); show(m.mock_calls, m.mock_calls[-1] == call.foo().bar(2, z=3), call.foo(1).bar(2, z=3).call_list() == m.mock_calls[-2:])
m.configure_mock(**{'q.return_value': 8, 'w': 9}); show(m.q(), m.w)
m.reset_mock(); show(m.mock_calls, m.called, m.q())
show(sentinel.x, sentinel.x is sentinel.x, ANY == 5, call(1, ANY) == call(1, 2), call(1), call.a.b(2), call()(), call.x[0] if False else '')
m = Mock(); m.attach_mock(Mock(), 'child'); m.child(1); show(m.mock_calls)
class Real:
    def go(self): return 'real'
    @property
    def prop(self): return 1
s = Mock(); s.a.return_value = 1; seal(s); fails(lambda: s.b); show(s.a()); fails(setattr, s, 'c', 1)
w = Mock(wraps=Real()); show(w.go(), w.go.called)
del m.child; fails(lambda: m.child)
show(dir(Mock(spec=['x']))[:3], hasattr(Mock(), 'anything'))
show(Mock(return_value=None)(), mock.call, m.call_args is None)
