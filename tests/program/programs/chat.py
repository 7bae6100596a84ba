import asyncio

clients = {}

async def handle(reader, writer):
    name = (await reader.readline()).decode().strip()
    clients[name] = writer
    while line := await reader.readline():
        for other, w in clients.items():
            if other != name:
                w.write(f"{name}: {line.decode()}".encode())
                await w.drain()
    del clients[name]
    writer.close()

async def client(name, port, lines):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{name}\n".encode())
    await asyncio.sleep(0.2)
    for line in lines:
        writer.write(f"{line}\n".encode())
        await asyncio.sleep(0.3)
    writer.close()
    await writer.wait_closed()

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        await asyncio.gather(client("ann", port, ["hi", "bye"]), client("bob", port, ["hello"]))

asyncio.run(main())
