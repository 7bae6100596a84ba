"""asyncio.subprocess: names that programs pass on; processes are refused by name."""

from asyncio import create_subprocess_exec, create_subprocess_shell

PIPE, STDOUT, DEVNULL = -1, -2, -3
