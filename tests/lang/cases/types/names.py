import types


def f(a, b=1):
    "doc"
    return a + b


class A:
    def m(self): return self


print(types.FunctionType is type(f), types.LambdaType, types.MethodType, types.BuiltinFunctionType, types.GeneratorType)
print(types.CoroutineType, types.AsyncGeneratorType, types.ModuleType, types.CodeType, types.CellType, types.FrameType)
print(types.TracebackType, types.MappingProxyType, types.SimpleNamespace, types.NoneType, types.EllipsisType)
print(types.NotImplementedType, types.GenericAlias, types.UnionType, types.MethodWrapperType, types.WrapperDescriptorType)
print(types.MethodDescriptorType, types.GetSetDescriptorType, types.MemberDescriptorType)
g = types.FunctionType(f.__code__, {"__name__": "elsewhere"}, "renamed", (5,))
print(g(1), g.__name__, g.__module__, g.__defaults__)
a = A()
bound = types.MethodType(A.m, a)
print(bound() is a, types.MethodType(len, "abc")())
a.shout = types.MethodType(lambda self, x: x * 2, a)
print(a.shout(4))
module = types.ModuleType("made", "about it")
module.x = 1
print(module, module.__name__, module.__doc__, module.x)
cell = types.CellType(5)
print(cell.cell_contents)
try:
    types.CellType().cell_contents
except ValueError as error:
    print(error)


def outer():
    n = 10
    def inner(): return n
    return inner


print(types.FunctionType(outer().__code__, globals(), closure=(types.CellType(7),))())
for wrong in (lambda: types.MethodType(5, 1), lambda: types.MethodType(len, None), lambda: types.MethodType(len),
              lambda: types.FunctionType(1, {}), lambda: types.FunctionType(f.__code__, 1),
              lambda: types.FunctionType(outer().__code__, {}), lambda: types.ModuleType(1)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(error)
print([].append.__call__ is None, isinstance([].__len__, types.MethodWrapperType), [].__len__ == [].__len__)
print(isinstance(list[int], types.GenericAlias), isinstance(int | str, types.UnionType))
