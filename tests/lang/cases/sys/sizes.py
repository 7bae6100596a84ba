# The sizes that CPython would say.
import sys
print(sys.getsizeof(x for x in range(10)))
def g():
    yield 1
def g2(a,b,c):
    x = a+b*c
    yield x
async def co(): pass
async def ag(): yield 1
print(sys.getsizeof(g()), sys.getsizeof(g()), sys.getsizeof(ag()), sys.getsizeof(g))
c=co(); print(sys.getsizeof(c)); c.close()
class A: pass
class B: __slots__=("x","y")
print(sys.getsizeof(A), sys.getsizeof(A()), sys.getsizeof(B()), sys.getsizeof(object()))
for x in (0,1,2**29,2**30,2**60,-5,True,None,1.5,"", "abc","é","€","😀",b"",b"abc",(),(1,2),[],[1],[1,2,3],{},{1:2},dict.fromkeys(range(6)),dict.fromkeys(range(11)),set(),{1},set(range(5)),set(range(100)),frozenset(),range(10),enumerate([]),zip(),map(int,[]),filter(None,[]),reversed([]),slice(1),print,len,[].append,g,int,type,lambda:0,property(),Exception(),ValueError("x"),...,NotImplemented,sys,{1:2}.keys(),{}.items(), 5):
    print(type(x).__name__, repr(x)[:20] if not "0x" in repr(x) else "", sys.getsizeof(x))
l=[]
for i in range(40): l.append(i); print(sys.getsizeof(l),end=" ")
print(sys.getsizeof([x for x in range(1000)]), sys.getsizeof(list(range(1000))), sys.getsizeof([0]*1000),sys.getsizeof(list("abcde")), sys.getsizeof([*range(5)]), sys.getsizeof({i:i for i in range(1000)}), sys.getsizeof({i for i in range(1000)}))
