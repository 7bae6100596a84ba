import typing
from typing import *
from collections.abc import Iterable as I2, Sized
T=TypeVar('T'); K=TypeVar('K', bound=int); N=TypeVar('N', int, str)
print(T, repr(K), N.__constraints__, K.__bound__, List[int], Dict[str,int], Optional[int], Union[int,str], Union[int,None], Tuple[int,...], Callable[[int],str], Callable[...,int], Any, List, Type[int], Set[int], FrozenSet[int], Iterable[int], Iterator[T], Generator[int,None,str], Literal['a',1], ClassVar[int], Final[int], Annotated[int,'x'], NoReturn, Deque[int], DefaultDict[str,int], Counter[str], Awaitable[int], Coroutine[Any,Any,int], AsyncIterator[int], AsyncGenerator[int,None], Sequence[int], Mapping[str,int])
class Box(Generic[T]):
    def __init__(self,x:T)->None: self.x=x
    def get(self)->T: return self.x
print(Box[int], Box(5).get(), Box[int](3).x, Box.__parameters__, Box[int].__args__, Box[int].__origin__, Box[str].__class__)
class Pair(Generic[T,K]): pass
print(Pair[int,int], Pair.__mro__)
class Sup(Protocol):
    def run(self)->int: ...
@runtime_checkable
class Clos(Protocol):
    def close(self)->None: ...
class X:
    def close(self): pass
print(isinstance(X(),Clos), isinstance(5,Clos), issubclass(X,Clos))
try: isinstance(X(),Sup)
except TypeError as e: print(e)
try: Sup()
except TypeError as e: print(e)
class NT(NamedTuple):
    a:int
    b:str='x'
print(NT(1), NT(1)._fields, NT._field_defaults, NT.__annotations__, NT(1,'y').b, NT(1)._asdict())
P2=NamedTuple('P2',[('x',int),('y',int)]); print(P2(1,2))
class TD(TypedDict, total=False):
    name:str
    age:int
print(TD(name='a'), TD.__annotations__, TD.__total__, type(TD(name='b')), TD.__required_keys__, TD.__optional_keys__)
print(get_type_hints(Box.get), get_origin(List[int]), get_args(Dict[str,int]), get_origin(Union[int,str]), get_args(Callable[[int],str]), get_args(Optional[int]), get_origin(int), get_args(Literal[1,2]))
print(cast(int,'a'), TYPE_CHECKING, NewType('UID',int)(5), NewType('UID',int))
@overload
def f(x:int)->int: ...
@overload
def f(x:str)->str: ...
def f(x): return x
print(f(1))
@final
class FF: 
    @final
    def m(self): pass
print(FF, no_type_check(f)(2))
def g(a:int,b:'str'=None,*c:float)->Optional[int]: pass
print(get_type_hints(g), g.__annotations__)
try: List[int]()
except TypeError as e: print(e)
print(List[int]==List[int], Union[int,int], Union[int,str]==Union[str,int], Optional[None], hash(List[int])==hash(List[int]))
try: isinstance([],List[int])
except TypeError as e: print(e)
print(isinstance([],List), isinstance({},Mapping), isinstance(5,SupportsInt), isinstance([],Sized), issubclass(list,I2), isinstance('a',Hashable))
try: Union[int]
except TypeError as e: print(e)
print(typing.Text, typing.AnyStr, Self, Never, LiteralString, TypeAlias, ParamSpec('PP'), Concatenate, Unpack, TypeVarTuple('Ts'), Required[int], assert_type(5,int), reveal_type.__name__)
PS=ParamSpec('PS')
def deco(fn: Callable[PS,T])->Callable[PS,T]:
    def w(*a:PS.args,**k:PS.kwargs)->T: return fn(*a,**k)
    return w
@deco
def h(x): return x+1
print(h(1))
def assertn(x:Never): assert_never(x)
try: assertn(5)
except AssertionError as e: print(e)
try: T()
except TypeError as e: print(e)
class Stack(Generic[T]):
    def __init__(self): self.items: list[T]=[]
    def push(self,i:T)->None: self.items.append(i)
s=Stack[int](); s.push(1); print(s.items, s.__orig_class__)
print(Dict, Tuple[()], Tuple, Callable, list[T][int], dict[str,T], Box[T][int], Optional[List[T]][int])
class Sub(Box[int]): pass
print(Sub(1).get(), Sub.__orig_bases__, Sub.__mro__)
print(IO[str], TextIO, Pattern[str], Match, ContextManager[int], AsyncContextManager[int], ChainMap[str,int], OrderedDict[str,int], KeysView[int], ByteString)
