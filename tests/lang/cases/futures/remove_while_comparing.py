# Comparing callbacks may itself change the list.
import asyncio


class Same:
    def __init__(self, name, future, then=None):
        self.name, self.future, self.then = name, future, then

    def __call__(self, future):
        print("called", self.name)

    def __eq__(self, other):
        if self.then:
            then, self.then = self.then, None
            then()
        return isinstance(other, Same) and self.name == other.name

    __hash__ = None


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    a, b, c = (Same(name, future) for name in "abc")
    for callback in (a, b, a, c, b, a):
        future.add_done_callback(callback)
    print(future.remove_done_callback(a), future.remove_done_callback(a))
    print(future.remove_done_callback(Same("z", future)))
    future.set_result(1)
    print(future.remove_done_callback(b))
    await asyncio.sleep(0)

    future = loop.create_future()

    def fails():
        raise ValueError("no")

    for callback in (b, a, Same("d", future, fails)):
        future.add_done_callback(callback)
    try:
        future.remove_done_callback(a)
    except ValueError as error:
        print(error)
    future.set_result(2)
    await asyncio.sleep(0)

    future = loop.create_future()
    gone = Same("gone", future)
    first = Same("first", future, lambda: future.remove_done_callback(gone))
    for callback in [first] + [gone] * 5:
        future.add_done_callback(callback)
    future.remove_done_callback(Same("first", future))
    future.set_result(3)
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
