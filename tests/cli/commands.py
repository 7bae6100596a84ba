"""What the program does with its words: exit status, what it prints and where.

Usage: commands.py SIMUL SOURCE [unittest options]
"""
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import unittest

SIMUL, SOURCE = (pathlib.Path(arg).resolve() for arg in sys.argv[1:3])
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG", "DISPLAY", "WAYLAND_DISPLAY", "SIMUL_DATA")
CLEAN = {name: value for name, value in os.environ.items() if name not in LOCALE}


def run(*words, cwd=None, **environment):
    return subprocess.run([SIMUL, *words], capture_output=True, text=True, cwd=cwd, timeout=60,
                          env={**CLEAN, **environment})


class Case(unittest.TestCase):
    maxDiff = None

    def assert_says(self, words, expected, **environment):
        """It succeeds and [expected] is part of what it prints."""
        done = run(*words, **environment)
        self.assertEqual((done.returncode, done.stderr), (0, ""), words)
        self.assertIn(expected, done.stdout)
        return done.stdout

    def assert_refuses(self, words, expected, **environment):
        """Exit status 2, nothing on standard output, one line that contains [expected]."""
        done = run(*words, **environment)
        self.assertEqual((done.returncode, done.stdout), (2, ""), words)
        self.assertIn(expected, done.stderr)
        self.assertTrue(done.stderr.startswith("simul: "), done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)


class Help(Case):
    def test_version(self):
        self.assertRegex(self.assert_says(["--version"], "Simul "), r"^Simul \d+\.\d+\.\d+\n$")

    def test_help_fits_a_terminal(self):
        for language in "en", "ru":
            for words in [], *([command] for command in COMMANDS):
                text = self.assert_says([*words, "--help", "--lang", language], "--help")
                for line in text.splitlines():
                    self.assertLessEqual(len(line), 100, line)

    def test_language_of_help(self):
        self.assert_says(["--help"], "Options", LANG="en_US.UTF-8")
        self.assert_says(["--help"], "Ключи", LANG="ru_RU.UTF-8")
        self.assert_says(["--help", "--lang", "en"], "Options", LANG="ru_RU.UTF-8")
        self.assert_says(["--help"], "Options", LANG="ru_RU.UTF-8", LC_ALL="C")

    def test_manual_names_every_command_and_option(self):
        manual = (SOURCE / "assets/system/simul.1").read_text().replace("\\-", "-")
        for words in [], *([command] for command in COMMANDS):
            for option in re.findall(r"--[a-z-]+", self.assert_says([*words, "--help"], "--help")):
                self.assertIn(option, manual)
        for command in COMMANDS:
            self.assertIn(f"simul {command}", manual)


class Misuse(Case):
    def test_unknown_words(self):
        self.assert_refuses(["--bords", "3"], "did you mean '--boards'?")
        self.assert_refuses(["hal"], "did you mean 'hall'?")
        self.assert_refuses(["rnu", "hall"], "'hall'")
        self.assert_refuses(["no-such-lesson"], "there is no command, lesson or file")
        self.assert_refuses(["run", "no-such.py"], "there is no command, lesson or file")
        self.assert_refuses(["нет", "--lang", "ru"], "нет ни команды")

    def test_absurd_numbers(self):
        for number in "0", "-1", "1000000000", "99999999999999999999999", "many", "", "1e3":
            self.assert_refuses(["run", "hall", "--boards", number], "--boards needs")
            self.assert_refuses(["run", "hall", "--pairs", number], "--pairs needs")
        for seconds in "0", "-5", "1e9", "five", "", "100000000":
            self.assert_refuses(["run", "hall", "--master", seconds], "--master needs")
            self.assert_refuses(["run", "hall", "--amateur", seconds], "--amateur needs")
        self.assert_refuses(["run", "hall", "--boards", "100000", "--pairs", "100000"], "at most")

    def test_missing_or_broken_texts(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assert_refuses(["--help"], "SIMUL_DATA", SIMUL_DATA=folder)
            texts = pathlib.Path(folder, "assets/text")
            texts.mkdir(parents=True)
            (texts / "en.txt").write_text("unit.seconds = {n} s\ncli.about Simul\n")
            done = run("--help", SIMUL_DATA=folder)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertRegex(done.stderr, r"^simul: .*en\.txt:2:11: .*'='.*\n    cli\.about Simul\n"
                             r"              \^\n$")


class Hall(Case):
    def test_the_story(self):
        lines = self.assert_says(["run", "hall"], "24 boards").splitlines()
        self.assertEqual(lines[-2:], ["one at a time: 12:00:00",
                                      "table to table: 1:00:00, last reply 1:00:55"])

    def test_three_boards_make_the_master_wait(self):
        lines = self.assert_says(["run", "hall", "--boards", "3"], "3 boards").splitlines()
        self.assertEqual(lines[-2:], ["one at a time: 1:30:00",
                                      "table to table: 0:29:15, last reply 0:30:10"])
        self.assertIn("waits", lines[-3])

    def test_fractions_of_a_second(self):
        self.assert_says(["run", "hall", "--boards", "1", "--pairs", "1", "--master", "0.25",
                          "--amateur", "0.5"], "one at a time: 0:00:00.75")

    def test_own_games(self):
        with tempfile.TemporaryDirectory() as folder:
            games = pathlib.Path(folder, "own.pgn")
            games.write_text('[White "A"]\n\n1. e4 e5 2. Nf3 Nc6 *\n')
            self.assert_says(["run", "hall", "--games", str(games)], "12:00:00")
            games.write_text('[White "A"]\n\n1. e4 e5 2. Zf3 Nc6 *\n')
            done = run("run", "hall", "--games", str(games))
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertRegex(done.stderr, r"own\.pgn:3:13: 'Zf3' is not a move")
            done = run("run", "hall", "--games", str(games), "--lang", "ru")
            self.assertRegex(done.stderr, r"own\.pgn:3:13: 'Zf3' — это не ход")
            self.assert_refuses(["run", "hall", "--games", f"{folder}/absent"], "absent")
            (pathlib.Path(folder) / "empty").mkdir()
            self.assert_refuses(["run", "hall", "--games", f"{folder}/empty"], "empty")

    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([SIMUL, "run", "hall"], stdout=full, stderr=subprocess.PIPE,
                                  env=CLEAN, text=True, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn("No space left", done.stderr)


class Words(Case):
    SMALL = ["--boards", "3", "--pairs", "2"]

    def test_each_step_has_its_reason(self):
        lines = self.assert_says(["trace", "hall", *self.SMALL], "board 1 runs: ").splitlines()
        self.assertIn("its timer fired", next(line for line in lines if "board 2 runs" in line))
        self.assertRegex(lines[-1], r"^ *2:10  The run ends at 2:10: ")
        russian = self.assert_says(["trace", "hall", *self.SMALL, "--lang", "ru"], "board 1")
        self.assertEqual(len(russian.splitlines()), len(lines))

    def test_json_is_an_object_a_line(self):
        told = self.assert_says(["trace", "hall", *self.SMALL, "--json"], "")
        events = [json.loads(line) for line in told.splitlines()]
        self.assertEqual([event["event"] for event in events], list(range(len(events))))
        self.assertTrue(all(event["cause"] is None or event["cause"] < event["event"]
                            for event in events))
        self.assertEqual(events[-1]["kind"], "run_end")

    PROGRAM = ("import asyncio\n\nasync def main():\n    x = 20 + 1\n    await asyncio.sleep(1)\n"
               "    print(x * 2)\n\nasyncio.run(main())\n")

    def trace_program(self, *words, **environment):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "answer.py")
            path.write_text(self.PROGRAM)
            return run("trace", path, *words, **environment)

    def test_a_program_is_told_at_every_depth(self):
        told = [self.trace_program("--depth", depth).stdout.replace("\xa0", " ")
                for depth in ("switches", "lines", "expressions")]
        for words in told:
            self.assertIn("main begins: Task-1 has its first turn", words)
            self.assertIn("prints “42”", words)
        self.assertNotIn("comes to line 4", told[0])
        self.assertIn("Task-1 comes to line 4: main has only begun (1).", told[1])
        self.assertIn("Task-1 makes x: line 4 gives it the value 21 (1).", told[1])
        self.assertNotIn("computes", told[1])
        self.assertIn("Task-1 computes x * 2: the result is 42.", told[2])
        self.assertEqual(self.trace_program().stdout.replace("\xa0", " "), told[1])
        russian = self.trace_program("--depth", "expressions", "--lang", "ru").stdout
        self.assertIn("Task-1 вычисляет x * 2: получается 42.", russian)

    def test_a_program_as_json(self):
        told = self.trace_program("--depth", "expressions", "--json").stdout
        events = [json.loads(line) for line in told.splitlines()]
        values = [(event["object"]["line"], event["value"]) for event in events
                  if event["kind"] == "expression"]
        self.assertIn((4, 21), values)
        self.assertIn((6, 42), values)
        variables = [(event["object"], event["value"]) for event in events
                     if event["kind"] == "variable"]
        self.assertEqual(variables, [("x", 21)])

    def test_a_program_is_recorded_beside_what_it_prints(self):
        with tempfile.TemporaryDirectory() as folder:
            path, record = pathlib.Path(folder, "answer.py"), pathlib.Path(folder, "answer.simul")
            path.write_text(self.PROGRAM + "raise SystemExit(3)\n")
            done = run("run", path, "--record", record)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (3, "42\n", ""))
            again = pathlib.Path(folder, "again.simul")
            run("run", path, "--record", again)
            self.assertEqual(record.read_bytes(), again.read_bytes())
            self.assertIn("Task-1 comes to line\xa04: main has only begun",
                          run("trace", record).stdout)

    def test_recorded_and_told_is_told(self):
        for mode in "one-at-a-time", "table-to-table":
            with tempfile.TemporaryDirectory() as folder:
                files = [f"{folder}/a.simul", f"{folder}/b.simul"]
                for file in files:
                    self.assert_says(["run", "hall", *self.SMALL, "--mode", mode, "--record", file],
                                     "last reply")
                first, second = (pathlib.Path(file).read_bytes() for file in files)
                self.assertEqual(first, second)
                direct = self.assert_says(["trace", "hall", *self.SMALL, "--mode", mode], "")
                self.assertEqual(self.assert_says(["trace", files[0]], ""), direct)

    def test_broken_traces_are_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            whole, cut = (pathlib.Path(folder, name) for name in ("whole.simul", "cut.simul"))
            self.assert_says(["run", "hall", *self.SMALL, "--record", str(whole)], "")
            recorded = whole.read_bytes()
            for n in range(0, len(recorded), len(recorded) // 20):
                cut.write_bytes(recorded[:n])
                self.assert_refuses(["trace", str(cut)], "cut.simul")
            changed = bytearray(recorded)
            changed[len(changed) // 2] ^= 1
            cut.write_bytes(changed)
            self.assert_refuses(["trace", str(cut)], "is damaged")
            self.assert_refuses(["trace", folder], "there is no lesson.md in")
            self.assert_refuses(["trace", str(SOURCE / "README.md")], "neither a Python program (.py) nor")
            self.assert_refuses(["trace", f"{folder}/absent.simul"], "there is no command, lesson")
            self.assert_refuses(["run", str(whole)], "is no program to run")
            done = run(str(whole)) # without a display
            self.assertEqual(done.returncode, 0)
            self.assertIn("board 1 starts: ", done.stdout)
            self.assert_refuses([str(cut)], "is damaged")
            picture = f"{folder}/record.png"
            self.assert_says(["render", str(whole), "-o", picture], "")
            self.assertTrue(pathlib.Path(picture).read_bytes().startswith(b"\x89PNG"))
            self.assert_refuses(["run", "hall", "--record", f"{folder}/no/where"], "cannot write")

    def test_too_much_to_record(self):
        self.assert_refuses(["trace", "hall", "--boards", "100000"], "can be recorded")


class Program(Case):
    def run_text(self, text, *options):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "program.py"
            path.write_text(text)
            return run("run", path, *options)

    def test_arguments(self):
        text = "import sys\nprint(sys.argv[1:])"
        done = self.run_text(text, "--depth", "lines", "one", "--", "two words", "--depth", "-x", "--")
        self.assertEqual((done.stdout, done.stderr),
                         ("['one', 'two words', '--depth', '-x', '--']\n", ""))
        self.assert_refuses(["run", "hall", "--", "one"], "what is 'one' for?")

    def test_await_at_the_top_level(self):
        text = """if 1:
            import asyncio
            async def items():
                yield 1
            lock = asyncio.Lock()
            async with lock:
                print(await asyncio.gather(asyncio.sleep(0, "a"), asyncio.sleep(0, "b")))
            async for item in items():
                print(item, [i async for i in items()])
            raise SystemExit(3)
        """
        done = self.run_text(text, "--top-level-await")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (3, "['a', 'b']\n1 [1]\n", ""))
        done = self.run_text(text)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertIn("SyntaxError: 'async with' outside async function", done.stderr)

    def test_of_what_does_not_parse_nothing_is_told_to_have_run(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "wrong.py"
            path.write_text("print(1)\nfor i in range(3)\n    print(i)\n")
            done = run("trace", path)
            self.assertIn("None of the program has run: SyntaxError: expected ':'", done.stdout)

    def test_a_program_without_await_is_not_in_a_loop(self):
        done = self.run_text("import asyncio\nasyncio.run(asyncio.sleep(0))\nprint(1)",
                             "--top-level-await")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "1\n", ""))

    def test_dis_shows_the_tree(self):
        done = self.run_text("""if 1:
            import dis, types
            @types.coroutine
            def old(n):
                yield from other(n)
            async def new(n):
                await other(n)
            dis.dis(old)
            dis.dis(new)
        """)
        listing = """\
 {}   LOAD                 (other)
      LOAD                 (n)
      CALL                 (1)
      {}
      POP
"""
        self.assertEqual((done.returncode, done.stdout, done.stderr),
                         (0, listing.format(" 5", "YIELD_FROM") + listing.format(" 7", "AWAIT"), ""))

    def test_a_deadlock_of_tasks_ends_with_a_report(self):
        done = self.run_text("""if 1:
            import asyncio
            async def a(lock):
                async with lock:
                    await asyncio.Queue().get()
            async def b(lock):
                async with lock:
                    pass
            async def main():
                lock = asyncio.Lock()
                await asyncio.gather(a(lock), b(lock))
            asyncio.run(main())
        """)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(done.stderr.splitlines(), [
            "deadlock: nobody can go on",
            "Task-1 waits for gather of Task-2, Task-3: main(), line 11",
            "Task-2 waits for an item of an empty queue: a(), line 5",
            "Task-3 waits for lock 'lock', held by Task-2: b(), line 7"])

    def test_a_deadlock_of_threads_ends_with_a_report(self):
        done = self.run_text("""if 1:
            import queue, threading, time
            a, b = threading.Lock(), threading.Lock()
            def work(first, second):
                with first:
                    time.sleep(0.1)
                    with second:
                        print("never")
            for name, locks in ("f", (a, b)), ("g", (b, a)):
                threading.Thread(target=work, name=name, args=locks).start()
            try:
                queue.Queue().get()
            finally:
                print("cleaned up")
        """)
        self.assertEqual((done.returncode, done.stdout), (1, "cleaned up\n"))
        self.assertEqual(done.stderr.splitlines(), [
            "deadlock: nobody can go on",
            "MainThread waits for an item of an empty queue",
            "f waits for a lock held by g",
            "g waits for a lock held by f"])


class Picture(Case):
    def test_render_writes_what_the_size_says(self):
        with tempfile.TemporaryDirectory() as folder:
            files = [pathlib.Path(folder, name) for name in ("a.png", "b.png", "c.png")]
            for file, theme in zip(files, ("dark", "dark", "light")):
                self.assert_says(["render", "hall", "--boards", "4", "--at", "0:00:30",
                                  "--size", "1280x720", "--theme", theme, "-o", str(file)], "")
            pictures = [file.read_bytes() for file in files]
            self.assertEqual(pictures[0][:8], b"\x89PNG\r\n\x1a\n")
            self.assertEqual(struct.unpack(">II", pictures[0][16:24]), (1280, 720))
            self.assertEqual(pictures[0], pictures[1])
            self.assertNotEqual(pictures[0], pictures[2])

    def test_compare_tells_what_differs(self):
        with tempfile.TemporaryDirectory() as folder:
            one, other = pathlib.Path(folder) / "one.py", pathlib.Path(folder) / "other.py"
            one.write_text("print('a')\nprint('b')\n")
            other.write_text("print('a')\nprint('c')\n")
            self.assert_says(["compare", str(one), str(other), "--text"],
                             "line 2 is the first that differs")
            self.assert_says(["compare", str(one), str(one), "--text"], "both print the same")
            picture = str(pathlib.Path(folder) / "two.png")
            self.assert_says(["render", str(one), "--with", str(other), "-o", picture], "")
            self.assertTrue(pathlib.Path(picture).read_bytes().startswith(b"\x89PNG"))
            self.assert_refuses(["compare", str(one)], "which two programs")
            self.assert_refuses(["compare", str(one), "hall", "--text"], "cannot open 'hall'")

    def test_compare_takes_records(self):
        with tempfile.TemporaryDirectory() as folder:
            one, other = pathlib.Path(folder) / "one.py", pathlib.Path(folder) / "other.py"
            one.write_text("print('a')\nprint('b')\n")
            other.write_text("print('a')\nprint('c')\n")
            records = [str(path.with_suffix(".simul")) for path in (one, other)]
            for path, record in zip((one, other), records):
                self.assert_says(["run", str(path), "--record", record], "a")
            for pair in (records, [str(one), records[1]], [records[0], str(other)]):
                self.assert_says(["compare", *pair, "--text"], "line 2 is the first that differs")
            self.assert_says(["compare", records[0], str(one), "--text"], "both print the same")
            picture = str(pathlib.Path(folder) / "two.png")
            self.assert_says(["render", records[0], "--with", records[1], "-o", picture], "")

    def test_trace_writes_for_perfetto(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "run.json"
            self.assert_says(["trace", "hall", "--boards", "2", "--pairs", "2", "--perfetto", "-o",
                              str(path)], "")
            events = json.loads(path.read_text())["traceEvents"]
            names = [e["args"]["name"] for e in events if e["name" if "name" in e else "ph"] ==
                     "thread_name"]
            self.assertIn("board 2", names)
            self.assert_refuses(["trace", "hall", "--perfetto", "-o", folder], "cannot write")

    def test_render_refuses(self):
        self.assert_refuses(["render", "hall"], "-o FILE.png")
        self.assert_refuses(["render", "hall", "-o", "/no/such/folder/a.png"], "/no/such/folder")
        self.assert_refuses(["render", "hall", "-o", "a.png", "--size", "100x100"], "--size needs")
        self.assert_refuses(["render", "hall", "-o", "a.png", "--at", "noon"], "--at needs")
        self.assert_refuses(["render", "hall", "-o", "a.png", "--theme", "blue"], "--theme is")
        self.assert_refuses(["run", "hall", "--theme", "dark"], "'simul run' has no option --theme")
        self.assert_refuses(["hall", "--output", "a.png"], "the window has no option --output")


class WithoutDisplay(Case):
    def test_the_text_form_takes_the_place_of_the_window(self):
        for display in {}, {"DISPLAY": ":98765"}:
            done = run("hall", "--boards", "3", **display)
            self.assertEqual(done.returncode, 0)
            self.assertIn("without a display", done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1)
            self.assertTrue(done.stdout.endswith("last reply 0:30:10\n"), done.stdout)


COMMANDS = ["run", "trace", "render"]

if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
