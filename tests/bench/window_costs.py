"""What a real window costs, on an Xvfb of its own.

Usage: window_costs.py SIMUL FIGURE. Figures:
  idle     per cent of a core while nothing happens
  memory   MiB that the process holds after a walk through a lesson
  key      ms of wall time from a key to its picture, 99th percentile, while a program runs for ever
"""
import contextlib
import ctypes
import mmap
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
LESSON = HERE.parent.parent / "lessons" / "05-one-iteration"
WIDTH, HEIGHT = 1920, 1080
STAGE = (24, 72, 1896, 796)  # where a step is always seen: all above the timeline
PATIENCE_S = 20
N_KEYS = 120
RIGHT, END = 0xFF53, 0xFF57  # X's names of keys


def skip(reason):
    print(f"skip {reason}")
    sys.exit()


class Screen:
    """An X server whose pixels can be read without asking it, and whose keys can be pressed."""

    def __init__(self, folder):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-nolisten", "tcp", "-fbdir", folder,
             "-screen", "0", f"{WIDTH}x{HEIGHT}x24"], pass_fds=[write_end],
            stderr=subprocess.DEVNULL)
        os.close(write_end)
        self.name = ":" + os.read(read_end, 16).decode().strip()
        with open(pathlib.Path(folder) / "Xvfb_screen0", "rb") as file:
            self.pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">25I", self.pixels[:100])
        self.start, self.stride = head[0] + head[19] * 12, head[12]
        try:
            self.x11, self.test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        except OSError:
            skip("install xdotool")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(self.name.encode()))

    def part(self, x0, y0, x1, y1):
        """The bytes of every other row of a part of the screen."""
        return b"".join(self.pixels[self.start + y * self.stride + 4 * x0:
                                    self.start + y * self.stride + 4 * x1]
                        for y in range(y0, y1, 2))

    def press(self, keysym):
        code = self.x11.XKeysymToKeycode(self.display, ctypes.c_ulong(keysym))
        for is_down in (1, 0):
            self.test.XTestFakeKeyEvent(self.display, code, is_down, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def close(self):
        self.server.terminate()
        self.server.wait()


def wait_until(condition, what):
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"waited in vain for {what}")
        time.sleep(0.0003)


def cpu_s(process):
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idle(screen, process):
    time.sleep(3)  # what is prepared after the first picture is done by then
    before, begin = cpu_s(process), time.monotonic()
    time.sleep(6)
    return 100 * (cpu_s(process) - before) / (time.monotonic() - begin)


def memory(screen, process):
    for _ in range(60):
        screen.press(RIGHT)
        time.sleep(0.02)
    screen.press(END)
    time.sleep(1)
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def key(screen, process):
    spent_ms = []
    chance = random.Random(1)
    for _ in range(N_KEYS):
        time.sleep(chance.uniform(0.02, 0.1))
        before, begin = screen.part(*STAGE), time.monotonic()
        screen.press(RIGHT)
        wait_until(lambda: screen.part(*STAGE) != before, "the picture of a step")
        spent_ms.append((time.monotonic() - begin) * 1000)
    return sorted(spent_ms)[(N_KEYS - 1) * 99 // 100]


FIGURES = {"idle": (idle, LESSON), "memory": (memory, LESSON), "key": (key, HERE / "stage/mill.py")}


def main():
    simul, name = sys.argv[1:]
    measure, path = FIGURES[name]
    if not os.access(simul, os.X_OK):
        skip(f"{os.path.basename(simul)} is not built")
    if not shutil.which("Xvfb"):
        skip("install xvfb")
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        screen = Screen(folder)
        stack.callback(screen.close)
        environment = {**os.environ, "DISPLAY": screen.name, "SDL_VIDEODRIVER": "x11",
                       "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder}
        process = subprocess.Popen([simul, "--no-motion", str(path)], env=environment,
                                   stdout=subprocess.DEVNULL)
        stack.callback(process.wait)
        stack.callback(process.terminate)
        wait_until(lambda: len(set(screen.part(*STAGE)[::4])) > 8, "the first picture")
        print(f"{measure(screen, process):.2f}")


main()
