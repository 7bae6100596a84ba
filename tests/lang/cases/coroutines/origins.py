import sys
import warnings


async def coroutine():
    pass


def makes():
    return coroutine()


print(sys.get_coroutine_origin_tracking_depth(), makes().cr_origin)
sys.set_coroutine_origin_tracking_depth(1)
made = makes()
print([(line, name) for _, line, name in made.cr_origin])
made.close()
sys.set_coroutine_origin_tracking_depth(depth=9)
made = makes()
print([(line, name) for _, line, name in made.cr_origin])
made.close()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    makes()
print(str(caught[0].message).replace(__file__, "FILE"))
sys.set_coroutine_origin_tracking_depth(0)
warnings._warn_unawaited_coroutine = lambda coroutine: print("told of", coroutine.__qualname__) or True
makes()
for name in "send", "throw", "close":
    print(name, "coroutine" in getattr(type(made), name).__doc__)
