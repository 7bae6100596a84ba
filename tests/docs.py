"""The commands that the documents show are run.

Usage: docs.py FILE... (from the top of the sources, after a build). Each block that begins with
```sh ci is run by bash; where the next block is ```text, it must print that, spaces that do not break being spaces. Exit status 1
at the first that fails.
"""
import pathlib
import re
import subprocess
import sys

BLOCK = re.compile(r"^```sh ci\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)

count = 0
for name in sys.argv[1:]:
    for match in BLOCK.finditer(pathlib.Path(name).read_text()):
        commands, expected = match.groups()
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", commands], capture_output=True,
                              text=True)
        printed = done.stdout.replace("\N{NO-BREAK SPACE}", " ")
        if done.returncode or expected not in (None, printed):
            sys.exit(f"{name}: this does not do what is said there:\n{commands}\n"
                     f"{done.stdout}{done.stderr}")
        count += 1
print(f"{count} blocks of commands do what is said of them")
sys.exit(count == 0)
