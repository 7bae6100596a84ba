"""asyncio's figure, on its default loop: CPU ns for each of many tasks that sleep once."""
import asyncio
import sys
import time


async def sleep(n_tasks):
    """The second of two waves: one second of scattered sleeps, the same in every peer."""
    for _ in range(2):
        begin = time.process_time_ns()
        await asyncio.gather(*(
            asyncio.create_task(asyncio.sleep((k * 7919 % n_tasks + 1) / n_tasks))
            for k in range(n_tasks)))
    return (time.process_time_ns() - begin) / n_tasks


name = sys.argv[1] if len(sys.argv) > 1 else ""
if name != "sleep-100000":
    sys.exit(f"no figure is called '{name}'")
print(f"{asyncio.run(sleep(100_000)):.4f}")
