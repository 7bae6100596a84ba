"""The seventh lesson's two programs at the size of a real exhibition: twelve hours and one.

Usage: exhibition.py SIMUL LESSONS.
"""
import pathlib
import subprocess
import sys
import tempfile

simul, lessons = sys.argv[1], pathlib.Path(sys.argv[2]) / "07-exhibition"
TOTALS = {"one_at_a_time.py": "one at a time: 12:00:00",
          "table_to_table.py": "table to table: 1:00:55"}  # an hour, and the last reply
SMALL, LARGE = "BOARDS, PAIRS, TELLS = 4, 3, True", "BOARDS, PAIRS, TELLS = 24, 30, True"

with tempfile.TemporaryDirectory() as folder:
    pathlib.Path(folder, "games.py").write_bytes((lessons / "games.py").read_bytes())
    for name, total in TOTALS.items():
        text = (lessons / name).read_text()
        if text.count(SMALL) != 1:
            sys.exit(f"{name}: its size is not where it was")
        program = pathlib.Path(folder, name)
        program.write_text(text.replace(SMALL, LARGE))
        done = subprocess.run([simul, "run", str(program)], capture_output=True, text=True)
        lines = done.stdout.splitlines()
        if done.returncode or len(lines) != 24 * 30 * 2 + 1 or lines[-1] != total:
            sys.exit(f"{name}: {len(lines)} lines, the last {lines[-1:]}\n{done.stderr}")
        print(total)
