"""What a program can reach of the machine: nothing but its own folder, which it cannot change, and
the folder that --allow-files gives it.

Usage: machine_files.py SIMUL
"""
import pathlib
import subprocess
import sys
import tempfile

SIMUL = str(pathlib.Path(sys.argv[1]).resolve())


def run(folder, text, *options):
    """What the program prints, standard error behind it."""
    program = folder / "program.py"
    program.write_text(text)
    done = subprocess.run([SIMUL, "run", *options, str(program)], capture_output=True, text=True,
                          timeout=60)
    return done.stdout + done.stderr


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: found {found!r}, wanted {wanted!r}")


def listing(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*")
            if path.is_file() and path.name != "program.py" and not path.is_symlink()}


TRY = """
def attempt(call):
    try:
        print(call())
    except OSError as e:
        print(type(e).__name__)

"""


def check_own_folder(own, outside):
    (own / "data.txt").write_text("own\n")
    (own / "sub").mkdir()
    (own / "link").symlink_to(outside / "secret.txt")
    (own / "inner").symlink_to(own / "data.txt")
    before = listing(own)
    found = run(own, TRY + f"""
import os
attempt(lambda: open("data.txt").read())
attempt(lambda: open("inner").read())
attempt(lambda: open("link").read())
attempt(lambda: open({str(outside / 'secret.txt')!r}).read())
attempt(lambda: open("../outside/secret.txt").read())
attempt(lambda: open("/etc/passwd").read())
attempt(lambda: os.listdir({str(outside)!r}))
attempt(lambda: open("data.txt", "a").write("more\\n"))
attempt(lambda: open("data.txt").read())
attempt(lambda: open("new.txt", "w").write("new"))
attempt(lambda: os.remove("inner"))
attempt(lambda: os.rename("data.txt", "sub/moved.txt"))
attempt(lambda: sorted(os.listdir()))
attempt(lambda: open("sub/moved.txt").read())
""")
    expect("own folder", found, "own\n\nown\n\nFileNotFoundError\nFileNotFoundError\n"
           "FileNotFoundError\nFileNotFoundError\nFileNotFoundError\n5\nown\nmore\n\n3\nNone\nNone\n"
           "['new.txt', 'program.py', 'sub']\nown\nmore\n\n")
    expect("own folder afterwards", listing(own), before)


def check_allowed(own, outside, allowed):
    (allowed / "out").symlink_to(outside)
    found = run(own, TRY + f"""
import os, pathlib, shutil
base = {str(allowed)!r}
attempt(lambda: open(base + "/in.txt").read())
attempt(lambda: open(base + "/made.txt", "w").write("made"))
attempt(lambda: open(base + "/in.txt", "a").write("+"))
attempt(lambda: pathlib.Path(base, "deep/er").mkdir(parents=True))
attempt(lambda: pathlib.Path(base, "deep/er/x.txt").write_text("x"))
attempt(lambda: shutil.move(base + "/made.txt", base + "/moved.txt")[-9:])
attempt(lambda: open(base + "/out/secret.txt").read())
attempt(lambda: open(base + "/out/new.txt", "w"))
attempt(lambda: open(base + "/../outside/secret.txt").read())
attempt(lambda: os.rename(base + "/moved.txt", "here.txt"))
attempt(lambda: os.rmdir(base))
attempt(lambda: sorted(os.listdir(base)))
held = open(base + "/held.txt", "w")
held.write("not closed")
""", "--allow-files", str(allowed))
    expect("allowed", found, "in\n4\n1\nNone\n1\nmoved.txt\nPermissionError\nPermissionError\n"
           "FileNotFoundError\nOSError\nOSError\n['deep', 'in.txt', 'moved.txt', 'out']\n")
    expect("allowed afterwards", listing(allowed),
           {"in.txt": "in+", "moved.txt": "made", "deep/er/x.txt": "x", "held.txt": "not closed"})
    expect("outside afterwards", listing(outside), {"secret.txt": "secret"})


def check_refused(own):
    found = run(own, "print(1)", "--lang", "en", "--allow-files", "/no/such/folder")
    expect("no folder", found,
           "simul: '/no/such/folder' is no folder: --allow-files wants one that is there\n")
    for name in ("sqlite3", "xml.dom", "tkinter", "curses"):
        found = run(own, f"import {name}\nprint('imported')\n{name}.use\n").splitlines()
        expect(name, [found[0], found[-1]],
               ["imported", f"NotImplementedError: {name}.use is not supported here"])
        expect("from " + name, run(own, f"from {name} import use\n").splitlines()[-1],
               f"ImportError: {name}.use is not supported here")
    expect("fork", run(own, "import os\nos.fork()\n").splitlines()[-1],
           "NotImplementedError: os.fork is not supported here")
    for name in ("co_code", "co_consts", "co_names", "co_stacksize", "co_lines", "co_positions"):
        expect(name, run(own, f"(lambda: 0).__code__.{name}\n").splitlines()[-1],
               f"NotImplementedError: {name} is not supported here")
    expect("memory", run(own, "with open('big', 'w') as f:\n    while True:\n"
                              "        f.write('x' * 1_000_000)\n").splitlines()[-1],
           "MemoryError: no room for the program's files")


with tempfile.TemporaryDirectory() as place:
    folders = [pathlib.Path(place).resolve() / name for name in ("own", "outside", "allowed")]
    for folder in folders:
        folder.mkdir()
    own, outside, allowed = folders
    (outside / "secret.txt").write_text("secret")
    (allowed / "in.txt").write_text("in")
    check_own_folder(own, outside)
    check_allowed(own, outside, allowed)
    check_refused(own)
print("the machine is out of reach, but for the folder that is allowed")
