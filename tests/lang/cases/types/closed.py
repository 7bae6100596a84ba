import types


async def answers():
    yield 1


class Plain:
    __slots__ = ("place",)


items = {
    "generator": types.GeneratorType, "coroutine": types.CoroutineType,
    "async generator": types.AsyncGeneratorType, "frame": types.FrameType,
    "builtin": types.BuiltinFunctionType, "member": types.MemberDescriptorType,
    "union": types.UnionType, "keys": type({}.keys()), "list iterator": type(iter([])),
    "dict iterator": type(iter({})), "until": type(iter(int, 1)), "back": type(reversed([])),
    "step": type(answers().asend(None)), "wrapper": type([].__len__),
}
for name, kind in items.items():
    for arguments in ((), (1,)):
        try:
            print(name, kind(*arguments))
        except TypeError as error:
            print(name, error)
for kind in (types.NoneType, types.EllipsisType, types.NotImplementedType):
    print(kind())
    try:
        kind(1)
    except TypeError as error:
        print(error)
