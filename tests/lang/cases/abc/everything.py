import heapq, bisect, abc, operator, collections.abc as cabc
h=[5,1,4]; heapq.heapify(h); heapq.heappush(h,0); print(h, heapq.heappop(h), heapq.heappushpop(h,3), heapq.heapreplace(h,9), heapq.nlargest(2,[3,1,5]), heapq.nsmallest(2,['bb','a'],key=len), list(heapq.merge([1,4],[2,3])), list(heapq.merge([4,1],[3],reverse=True)), list(heapq.merge('ac','b',key=str.lower)))
try: heapq.heappop([])
except IndexError as e: print(e)
try: heapq.heappush([(1,'a')], (1,2)); x=[(1,{})]; heapq.heappush(x,(1,{}))
except TypeError as e: print(e)
a=[1,3,3,5]; print(bisect.bisect(a,3), bisect.bisect_left(a,3), bisect.bisect_right(a,4,lo=1,hi=3), bisect.bisect(a,-3,key=lambda v:-v)); bisect.insort(a,4); bisect.insort_left(a,3); print(a)
bisect.insort(a, 2, key=lambda v: v); print(a)
try: bisect.bisect(a,1,-1)
except ValueError as e: print(e)
class A(abc.ABC):
    @property
    @abc.abstractmethod
    def p(self): ...
    @classmethod
    @abc.abstractmethod
    def c(cls): ...
    @abc.abstractmethod
    def m(self): ...
try: A()
except TypeError as e: print(e)
class B(A):
    p=1
    def c(self): pass
try: B()
except TypeError as e: print(e)
class Cc(B):
    def m(self): return super().m()
print(Cc().m(), A.__abstractmethods__==frozenset({'p','c','m'}))
A.register(int); print(isinstance(5,A), issubclass(int,A))
class Seq(cabc.Sequence):
    def __len__(self): return 3
    def __getitem__(self,i):
        if i>2: raise IndexError
        return i*10
s=Seq(); print(list(s), 20 in s, s.index(10), s.count(0), list(reversed(s)))
class Mp(cabc.MutableMapping):
    def __init__(self): self.d={}
    def __getitem__(self,k): return self.d[k]
    def __setitem__(self,k,v): self.d[k]=v
    def __delitem__(self,k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m=Mp(); m['a']=1; m.update(b=2); print(dict(m), m.pop('a'), m.setdefault('c',3), m.get('z'), list(m.items()), list(m.keys()), m=={'b':2,'c':3}, m.popitem(), 'b' in m); m.clear(); print(len(m))
try: m.pop('q')
except KeyError as e: print(e)
class St(cabc.Set):
    def __init__(self,i): self.i=list(i)
    def __contains__(self,x): return x in self.i
    def __iter__(self): return iter(self.i)
    def __len__(self): return len(self.i)
print(list(St([1,2])&St([2,3])), list(St([1])|[2]), St([1])<=St([1,2]), St([1]).isdisjoint([2]), list(St([1,2])-[1]), list(St([1,2])^St([2,3])))
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
print(isinstance(It(),cabc.Iterator), isinstance((x for x in ''),cabc.Generator), isinstance({},cabc.Mapping), isinstance(len,cabc.Callable), isinstance([],cabc.Hashable), isinstance('',cabc.Sequence), isinstance(set(),cabc.MutableSet), isinstance({}.keys(),cabc.KeysView), isinstance(range(3),cabc.Sequence), isinstance(b'',cabc.ByteString))
async def co(): pass
c=co(); print(isinstance(c,cabc.Coroutine), isinstance(c,cabc.Awaitable)); c.close()
class G(cabc.Generator):
    n=0
    def send(self,v):
        self.n+=1
        if self.n>2: raise StopIteration
        return self.n
    def throw(self,t,v=None,tb=None): raise t
print(list(G()))
try: cabc.Sequence()
except TypeError as e: print(e)
class MS(cabc.MutableSequence):
    def __init__(self): self.l=[]
    def __getitem__(self,i): return self.l[i]
    def __setitem__(self,i,v): self.l[i]=v
    def __delitem__(self,i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self,i,v): self.l.insert(i,v)
ms=MS(); ms.append(1); ms.extend([2,3]); ms+=[4]; ms.reverse(); print(list(ms), ms.pop(), ms.remove(3), list(ms)); ms.clear()
