"""What lessons/README.md tells an author to type is typed.

Usage: readme.py SIMUL README.md.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

simul = pathlib.Path(sys.argv[1]).resolve()
commands = re.findall(r"^```sh\n(.*?)^```\n", pathlib.Path(sys.argv[2]).read_text(), re.M | re.S)
with tempfile.TemporaryDirectory() as folder:
    pathlib.Path(folder, "lessons").mkdir()
    environment = {**os.environ, "PATH": f"{simul.parent}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", "".join(commands)], cwd=folder,
                          env=environment, capture_output=True, text=True)
    made = {path.name for path in pathlib.Path(folder).glob("lessons/*/*")}
print(done.stdout + done.stderr, end="")
expected = {"lesson.md", "lesson.ru.md", "program.py", "program.out"}
sys.exit(done.returncode or len(commands) < 2 or made != expected)
