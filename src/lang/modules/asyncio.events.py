"""asyncio.events"""

import threading

from asyncio import AbstractEventLoop, AbstractEventLoopPolicy, Handle, TimerHandle, \
    _get_running_loop, _set_running_loop, get_event_loop, get_event_loop_policy, get_running_loop, \
    new_event_loop, set_event_loop, set_event_loop_policy

_py__get_running_loop = _c__get_running_loop = _get_running_loop
_py__set_running_loop = _c__set_running_loop = _set_running_loop
_py_get_running_loop = _c_get_running_loop = get_running_loop
_py_get_event_loop = _c_get_event_loop = get_event_loop


class AbstractServer:
    def close(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()
