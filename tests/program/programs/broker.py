import asyncio
from collections import defaultdict

class Broker:
    def __init__(self):
        self.topics = defaultdict(set)

    def subscribe(self, topic):
        inbox = asyncio.Queue()
        self.topics[topic].add(inbox)
        return inbox

    async def publish(self, topic, message):
        for inbox in list(self.topics[topic]):
            await inbox.put(message)

async def listener(name, broker, topic):
    inbox = broker.subscribe(topic)
    while (message := await inbox.get()) != "stop":
        print(f"{name}: {message!r}")
    print(name, "leaves")

async def main():
    broker = Broker()
    tasks = [asyncio.create_task(listener(n, broker, t), name=n)
             for n, t in [("Анна", "news"), ("Bo", "news"), ("C", "sport")]]
    await asyncio.sleep(0)
    await broker.publish("news", "hello\nworld")
    await broker.publish("sport", {"score": (3, 1)})
    await asyncio.sleep(1)
    for topic in ("news", "sport"):
        await broker.publish(topic, "stop")
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending))

asyncio.run(main())
