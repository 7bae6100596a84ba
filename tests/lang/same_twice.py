#!/usr/bin/env python3
"""A program prints the same in every run, wherever its objects come to stand: same_twice.py SIMUL"""
import subprocess
import sys
import tempfile

PROGRAM = """
import asyncio
class A:
    def __init__(self, n): self.n = n
print([a.n for a in {A(i) for i in range(40)}])
print([t.__name__ for t in {int, str, A, list, dict, ValueError, asyncio.Task}])
async def f(): await asyncio.sleep(0)
async def main():
    tasks = {asyncio.create_task(f(), name=f"t{i}") for i in range(20)}
    done, pending = await asyncio.wait(tasks)
    print([t.get_name() for t in done])
asyncio.run(main())
"""

with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
    file.write(PROGRAM)
    file.flush()
    runs = {subprocess.run([sys.argv[1], "run", file.name], capture_output=True, text=True, check=True).stdout
            for _ in range(8)}
print(*runs, sep="---- another time\n")
sys.exit(len(runs) != 1)
