"""Wall time in ms from the start of a program to its first picture on a fresh Xvfb.

Usage: first_picture.py PROGRAM [ARGUMENT...]. The picture is there when a few rows of the screen
show many colours; an empty window has one.
"""
import ctypes
import os
import shutil
import subprocess
import sys
import time

WIDTH, HEIGHT = 1920, 1080
N_COLOURS = 8
PATIENCE_S = 20
ALL_PLANES, Z_PIXMAP = ctypes.c_ulong(0xFFFFFFFF), 2


class XImage(ctypes.Structure):
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.POINTER(ctypes.c_uint32))]


class Screen:
    """Looks at the root window of a display."""

    def __init__(self, display):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XGetImage.restype = ctypes.POINTER(XImage)
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))

    def n_colours(self):
        colours = set()
        for y in range(HEIGHT // 16, HEIGHT, HEIGHT // 8):
            image = self.x11.XGetImage(self.display, self.root, 0, y, WIDTH, 1, ALL_PLANES,
                                       Z_PIXMAP)
            colours.update(image.contents.data[:WIDTH])
        return len(colours)


def skip(reason):
    print(f"skip {reason}")
    sys.exit()


def main():
    program = sys.argv[1:]
    if not os.access(program[0], os.X_OK):
        skip(f"{os.path.basename(program[0])} is not built")
    if not shutil.which("Xvfb"):
        skip("install xvfb")
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-nolisten", "tcp",
         "-screen", "0", f"{WIDTH}x{HEIGHT}x24"], pass_fds=[write_end], stderr=subprocess.DEVNULL)
    started = None
    try:
        os.close(write_end)
        display = ":" + os.read(read_end, 16).decode().strip()
        screen = Screen(display)
        environment = {**os.environ, "DISPLAY": display, "SDL_VIDEODRIVER": "x11"}
        begin = time.monotonic()
        started = subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL)
        while screen.n_colours() < N_COLOURS:
            if started.poll() is not None:
                sys.exit(f"{program[0]} ended with {started.returncode} before it drew")
            if time.monotonic() - begin > PATIENCE_S:
                sys.exit("no picture came")
            time.sleep(0.0005)
        print(f"{(time.monotonic() - begin) * 1000:.1f}")
    finally:
        for process in (started, server):
            if process:
                process.terminate()
                process.wait()


main()
