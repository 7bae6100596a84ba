"""Compares the logs of two commands line by line. Usage: compare.py COMMAND... -- COMMAND..."""
import difflib
import subprocess
import sys

at = sys.argv.index("--")
commands = sys.argv[1:at], sys.argv[at + 1:]
logs = [subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
        for command in commands]
if not logs[0]:
    sys.exit("nothing was logged")
differences = list(difflib.unified_diff(*logs, "asyncio", "simul", lineterm="", n=20))
print("\n".join(differences) or f"{len(logs[0])} lines are the same")
sys.exit(bool(differences))
