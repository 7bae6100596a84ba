from collections import *
import collections
d=OrderedDict([('a',1),('b',2),('c',3)])
d.move_to_end('a'); print(d); d.move_to_end('c',last=False); print(d, list(reversed(d)), d.popitem(), d.popitem(last=False), d)
try: d.move_to_end('zz')
except KeyError as e: print(e)
print(OrderedDict(a=1,b=2)==OrderedDict(b=2,a=1), OrderedDict(a=1,b=2)=={'b':2,'a':1}, OrderedDict(a=1)|{'b':2}, OrderedDict.fromkeys('ab',0), OrderedDict())
try: OrderedDict().popitem()
except KeyError as e: print(e)
c=Counter('mississippi'); print(c, c.most_common(2), c['x'], list(c.elements()), c.total(), sum(c.values()))
c.update('ss'); c.subtract({'i':1,'z':2}); print(c, +c, -c, c-Counter('s'), c&Counter('sss'), c|Counter('zzzq'), Counter(a=1)==Counter(a=1,b=0), Counter(a=1)<=Counter(a=2), Counter(a=3)>Counter(a=1))
del c['nope']; print(c.pop('z'), c.copy(), dict(c), Counter(), Counter({'a':0}), Counter([1,1]))
c+=Counter('abc'); print(c); c.clear(); print(c)
try: Counter.fromkeys('a')
except NotImplementedError as e: print(e)
cm=ChainMap({'a':1},{'a':2,'b':3}); print(cm, cm['a'], cm['b'], list(cm), len(cm), cm.parents, cm.new_child({'c':5}), dict(cm), cm.maps, 'b' in cm, cm.get('q',9))
cm['z']=1; del cm['a']; print(cm)
try: cm['nokey']
except KeyError as e: print(e)
try: del cm['b']
except KeyError as e: print(e)
try: cm.pop('b')
except KeyError as e: print(e)
print(cm|{'k':1}, {'k':1}|cm, ChainMap(), cm.popitem())
class U(UserDict):
    def __setitem__(self,k,v): super().__setitem__(k.upper(),v)
u=U({'a':1},b=2); print(u, u.data, 'A' in u, u.copy(), type(u.copy()), len(u), list(u.items()), u|{'c':3}, u=={'A':1,'B':2})
class L(UserList):
    pass
l=L([3,1,2]); l.append(5); l.sort(); print(l, l[1:], type(l[1:]), l+[1], [0]+l, l*2, l.index(3), l.count(1), l==[1,2,3,5], l<[2], len(l), 3 in l, l.copy(), l.pop(), l)
s=UserString('abc'); print(s, s.upper(), type(s.upper()), s+'d', 'x'+s, s[1], s*2, len(s), s=='abc', 'a' in s, s.replace('a','z'), repr(s), hash(s)==hash('abc'), int(UserString('5')), s%(), s.find('c'), s.split('b'))
dd=defaultdict(list); dd['a'].append(1); print(dd, dd.default_factory, dd.get('q'), dict(dd), defaultdict(int, {'x':1}), defaultdict(None,{}), defaultdict(lambda: 0)['x'], dd.copy(), type(dd.copy()), dd|{'b':2})
try: defaultdict()['k']
except KeyError as e: print(repr(e))
try: defaultdict(5)
except TypeError as e: print(e)
print(dd.__missing__('zz'), dd)
P=namedtuple('P','x y z',defaults=[5]); p=P(1,2); print(p, p._fields, p._field_defaults, p._asdict(), p._replace(x=9), P._make([1,2,3]), p==(1,2,5), p[0], p.x, *p, P.__doc__, P.x.__doc__, P.__name__)
for f in (lambda: P(1), lambda: P(1,2,3,4), lambda: P(1,2,q=1), lambda: p._replace(q=1), lambda: P._make([1]), lambda: namedtuple('Q','a a'), lambda: namedtuple('Q','a _b'), lambda: namedtuple('Q','class'), lambda: namedtuple('1Q','a'), lambda: namedtuple('Q','a b',defaults=[1,2,3]), lambda: setattr(p,'x',1), lambda: p.q):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(namedtuple('R','a class a',rename=True)._fields, namedtuple('S',['a','b'])(1,b=2), namedtuple('T','a, b')(1,2))
class Pt(namedtuple('Pt','x y')):
    __slots__=()
    def norm(self): return (self.x**2+self.y**2)**.5
print(Pt(3,4).norm(), Pt(3,4), Pt.__mro__[1].__name__)
q=deque([1,2,3],maxlen=3); q.append(4); print(q, q.maxlen, q.appendleft(0), q, q.rotate(1), q, q.rotate(-2), q, q.index(3), q.count(3), list(reversed(q)))
q.extend([7,8]); q.extendleft([9]); print(q, q[0], q[-1], q.copy(), q+deque([1]), q*2, deque('ab')<deque('b'), deque()==deque(), 7 in q)
q.insert(1,5) if len(q)<3 else None
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: q.insert(0,1), lambda: q[10], lambda: q.remove(99), lambda: deque(maxlen=-1), lambda: deque(5), lambda: q.index(99), lambda: hash(q), lambda: deque(maxlen='a'), lambda: q[0:1]):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    for x in q: q.append(1)
except RuntimeError as e: print(e)
q.clear(); print(q, bool(q)); q.append(1); q.reverse(); q[0]=5; del q[0]; print(q, deque([deque([1])]))
import copy
print(copy.deepcopy(deque([[1]],maxlen=2)), copy.copy(OrderedDict(a=1)), copy.deepcopy(defaultdict(list,{'a':[1]})), copy.deepcopy(Counter('aab')), copy.copy(p), copy.deepcopy(ChainMap({'a':[1]})), copy.copy(UserDict(a=1)), copy.deepcopy(UserList([[1]])))
print(isinstance(q, collections.abc.MutableSequence), issubclass(OrderedDict, collections.abc.Mapping), isinstance(c, dict))
