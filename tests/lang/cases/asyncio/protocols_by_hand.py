import asyncio
# streams over a fake transport
class FakeTransport(asyncio.Transport):
    def __init__(self, peer=None): super().__init__(); self.out = bytearray(); self.closed = False
    def write(self, data): self.out += data
    def is_closing(self): return self.closed
    def close(self): self.closed = True
    def get_extra_info(self, name, default=None): return {"peername": ("127.0.0.1", 1)}.get(name, default)
    def write_eof(self): pass
    def can_write_eof(self): return True
class Echo(asyncio.Protocol):
    def connection_made(self, tr): self.tr = tr; print("made", tr.get_extra_info("peername"))
    def data_received(self, d): self.tr.write(d.upper())
    def eof_received(self): print("eof")
    def connection_lost(self, exc): print("lost", exc)
async def main():
    t = FakeTransport(); p = Echo(); p.connection_made(t); p.data_received(b"hi"); p.eof_received(); p.connection_lost(None); print(bytes(t.out))
    r = asyncio.StreamReader()
    async def feed():
        for c in (b"line one\nli", b"ne two\n", b"rest"):
            await asyncio.sleep(0.1); r.feed_data(c)
        r.feed_eof()
    f = asyncio.create_task(feed())
    print(await r.readline(), await r.readline(), await r.read(), r.at_eof())
    await f
    r = asyncio.StreamReader(limit=5); r.feed_data(b"abcdefghij|klm")
    try: await r.readuntil(b"|")
    except asyncio.LimitOverrunError as e: print(e, e.consumed)
    print(await r.readexactly(3)); r.feed_eof()
    try: await r.readexactly(100)
    except asyncio.IncompleteReadError as e: print(e, e.partial[:3], e.expected)
    r = asyncio.StreamReader(); r.feed_data(b"a\nb\nc"); r.feed_eof()
    print([l async for l in r])
    r = asyncio.StreamReader(); asyncio.get_running_loop().call_later(0.1, r.set_exception, ConnectionResetError("reset"))
    try: await r.read(1)
    except ConnectionResetError as e: print(repr(e))
    print(asyncio.StreamReader())
asyncio.run(main())


async def writes():
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    transport = FakeTransport()
    protocol.connection_made(transport)
    writer = asyncio.StreamWriter(transport, protocol, reader, asyncio.get_running_loop())
    writer.write(b"one ")
    writer.writelines([b"two ", b"three"])
    await writer.drain()
    protocol.pause_writing()
    asyncio.get_running_loop().call_later(0.1, protocol.resume_writing)
    await writer.drain()
    print(bytes(transport.out), writer.get_extra_info("peername"), writer.is_closing(), writer.can_write_eof())
    protocol.data_received(b"answer\n")
    print(await reader.readline())
    writer.close()
    protocol.connection_lost(None)
    await writer.wait_closed()
    print(writer.is_closing(), reader.at_eof())
    try:
        await writer.drain()
    except ConnectionResetError as error:
        print(error)


asyncio.run(writes())
for cls in asyncio.Transport, asyncio.DatagramTransport, asyncio.SubprocessTransport:
    try:
        cls().close()
    except NotImplementedError as error:
        print(cls.__name__, repr(error))
print(issubclass(asyncio.BufferedProtocol, asyncio.BaseProtocol))
