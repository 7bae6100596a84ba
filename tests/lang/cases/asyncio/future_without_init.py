import asyncio


class Late(asyncio.Future):
    def __init__(self, *args, **kwargs):
        pass


def show(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


loop = asyncio.new_event_loop()
late = Late(loop=loop)
for ask in (late.result, late.exception, late.done, late.cancelled, late.get_loop,
            lambda: late.set_result(1), late.cancel, lambda: late.add_done_callback(print)):
    show(ask)
loop.close()
