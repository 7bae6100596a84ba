"""The window as a person uses it: a real one, under an X server of its own, with real keys and mouse.

Usage: window.py SIMUL. What the window shows at rest is compared with what `simul render` draws for
the same moment, so every picture is checked to the pixel.
"""
import collections
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import time
import zlib

DISPLAY_W, DISPLAY_H = 1920, 1080
PANEL_H = 24  # what the desktop keeps for itself, at the bottom
BARE_WINDOWS = f"""<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc"><theme><keepBorder>no</keepBorder></theme><applications>
<application class="*"><decor>no</decor></application></applications>
<margins><bottom>{PANEL_H}</bottom></margins>
<keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard></openbox_config>"""
TEXTS = pathlib.Path(__file__).resolve().parents[2] / "assets" / "text"
PATIENCE_S = 30  # until something that must happen has happened


class Problem(Exception):
    pass


def need(condition, what):
    if not condition:
        raise Problem(what)


def wait_for(what, ask):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        answer = ask()
        if answer is not None:
            return answer
        time.sleep(0.02)
    raise Problem(f"waited in vain for {what}")


class Display:
    """An X server that keeps its pixels in a file, and a window manager in it."""

    def __init__(self, folder):
        read_end, write_end = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0",
             f"{DISPLAY_W}x{DISPLAY_H}x24", "-fbdir", folder, "-nolisten", "tcp", "-noreset"],
            pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as number:
            self.name = ":" + number.readline().strip()
        need(self.name != ":", "Xvfb did not start")
        self.pixels = pathlib.Path(folder) / "Xvfb_screen0"
        self.environment = {**os.environ, "DISPLAY": self.name, "LANG": "C.UTF-8",
                            "SDL_VIDEODRIVER": "x11", "XMODIFIERS": "",
                            "XDG_STATE_HOME": str(pathlib.Path(folder) / "state"),
                            "XDG_CONFIG_HOME": str(pathlib.Path(folder) / "config")}
        for name in ("GTK_THEME", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES"):
            self.environment.pop(name, None)
        bare = pathlib.Path(folder) / "openbox.xml"
        bare.write_text(BARE_WINDOWS)
        self.manager = subprocess.Popen(["openbox", "--sm-disable", "--config-file", str(bare)],
                                        env=self.environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        # A window that is opened while it takes over the screen would wait for ever to be shown.
        wait_for("the window manager", lambda: self.xdotool("get_num_desktops"))

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()

    def xdotool(self, *words):
        done = subprocess.run(["xdotool", *map(str, words)], env=self.environment,
                              capture_output=True, text=True)
        return done.stdout.strip() if done.returncode == 0 else None

    def picture(self, x, y, w, h):
        """The rows of a rectangle of the screen, three bytes a pixel."""
        raw = self.pixels.read_bytes()
        head = struct.unpack(">25I", raw[:100])
        start = head[0] + head[19] * 12  # the header, the colour map
        stride = head[12]
        rows = []
        for row in range(y, y + h):
            line = raw[start + row * stride + 4 * x:start + row * stride + 4 * (x + w)]
            rows.append(rgb_of(line))
        return rows


def rgb_of(bgrx):
    rgb = bytearray(len(bgrx) // 4 * 3)
    rgb[0::3], rgb[1::3], rgb[2::3] = bgrx[2::4], bgrx[1::4], bgrx[0::4]
    return bytes(rgb)


def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def read_png(path):
    """The rows of an 8-bit RGB or RGBA file, three bytes a pixel."""
    data, at, packed = path.read_bytes(), 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            w, h, _, colour = struct.unpack(">IIBB", body[:10])
        if kind == b"IDAT":
            packed += body
        at += size + 12
    n = {2: 3, 6: 4}[colour]
    raw, rows, before = zlib.decompress(packed), [], bytes(w * n)
    for y in range(h):
        kind, line = raw[y * (w * n + 1)], bytearray(raw[y * (w * n + 1) + 1:(y + 1) * (w * n + 1)])
        if kind == 2:
            line = bytearray((a + b) & 255 for a, b in zip(line, before))
        elif kind:
            for i, byte in enumerate(line):
                left = line[i - n] if i >= n else 0
                corner = before[i - n] if i >= n else 0
                guess = (left, 0, (left + before[i]) // 2, paeth(left, before[i], corner))
                line[i] = (byte + guess[kind - 1]) & 255
        before = bytes(line)
        rgb = bytearray(w * 3)
        for i in range(3):
            rgb[i::3] = line[i::n]
        rows.append(bytes(rgb))
    return rows


class Person:
    """Somebody in front of the window."""

    def __init__(self, simul, display, folder, *options, subject="hall", output=None):
        self.simul, self.display, self.folder, self.subject = simul, display, folder, subject
        # A picture may stand still within a movement: an easing ends in less than a pixel.
        self.pause_s = 0.05 if "--no-motion" in options else 0.12
        self.process = subprocess.Popen([simul, subject, "--no-settings", *options], env=display.environment,
                                        stdout=output)
        self.window = wait_for("the window", self.find_window)
        self.rest_mouse()

    def find_window(self):
        need(self.process.poll() is None, f"Simul ended with status {self.process.poll()}")
        return self.display.xdotool("search", "--all", "--onlyvisible", "--pid", self.process.pid,
                                    "--name", "Simul") or None

    def place(self):
        words = self.display.xdotool("getwindowgeometry", "--shell", self.window)
        values = dict(line.split("=") for line in (words or "").splitlines() if "=" in line)
        return [int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")]

    def rest_mouse(self):
        self.display.xdotool("mousemove", DISPLAY_W - 1, DISPLAY_H - 1)

    def look(self):
        x, y, w, h = self.place()
        return self.display.picture(x, y, w, h)

    def at_rest(self):
        """The picture, once it has stopped to change and nobody works on another one.

        A busy machine may let the window wait for longer than any pause that a test could make: only
        when neither it nor the X server has used the processor is what is seen its answer.
        """
        seen = collections.deque(maxlen=3)

        def is_still():
            works = [work_of(pid) for pid in (self.process.pid, self.display.server.pid)]
            seen.append((self.display.pixels.read_bytes(), works))
            if seen.count(seen[-1]) == 3 and all(state == "S" for state, _ in works):
                return self.look()
            time.sleep(self.pause_s)
            return None
        return wait_for("a picture at rest", is_still)

    def key(self, *keys, repeat=1):
        self.display.xdotool("key", "--delay", "12", *keys * repeat)
        return self.at_rest()

    def click(self, x, y):
        left, top, _, _ = self.place()
        self.display.xdotool("mousemove", left + x, top + y, "sleep", "0.1", "click", "1")
        time.sleep(0.1)

    def point_at(self, x, y):
        left, top, _, _ = self.place()
        self.display.xdotool("mousemove", left + x, top + y)
        return self.at_rest()

    def press(self, x, y, *, button=1, times=1):
        """Clicks there, takes the mouse away, and looks."""
        left, top, _, _ = self.place()
        self.display.xdotool("mousemove", left + x, top + y, "sleep", "0.1", "click", "--repeat", times,
                             "--delay", 80, button, "sleep", "0.1")
        self.rest_mouse()
        return self.at_rest()

    def type(self, text):
        first, *others = text.split("\n")
        self.display.xdotool("type", "--delay", "15", first)
        for line in others:
            self.display.xdotool("key", "Return")
            self.display.xdotool("type", "--delay", "15", line)
        return self.at_rest()

    def rendered(self, *options):
        """What `simul render` draws in the window's present size."""
        _, _, w, h = self.place()
        path = pathlib.Path(self.folder) / "rendered.png"
        subprocess.run([self.simul, "render", self.subject, "--size", f"{w}x{h}", "-o", str(path), *options],
                       check=True, env=self.display.environment)
        return read_png(path)

    def quit(self, *words):
        self.display.xdotool(*words)
        try:
            return self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            raise Problem(f"after {' '.join(words)} it goes on") from None


def same(a, b, what):
    if a == b:
        return
    rows = [i for i, (p, q) in enumerate(zip(a, b)) if p != q] or [min(len(a), len(b))]
    raise Problem(f"{what}: {len(rows)} rows of pixels differ, the first is {rows[0]}")


def part(rows, area):
    x, y, w, h = area
    return [row[3 * x:3 * (x + w)] for row in rows[y:y + h]]


def has_colour(rows, rgb, near=0):
    """Whether a pixel has the colour [rgb], six hexadecimal digits, or is [near] it: text is smoothed."""
    r, g, b = bytes.fromhex(rgb)
    return any(abs(row[i] - r) <= near and abs(row[i + 1] - g) <= near and abs(row[i + 2] - b) <= near
               for row in rows for i in range(0, len(row), 3))


def differs(a, b, what):
    need(a != b, what + ": nothing changed")


def work_of(pid):
    """A process's state, "S" when it sleeps, and the clock ticks that it has worked."""
    words = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return words[0], int(words[11]) + int(words[12])


def clipboard(display, text=None):
    """What other programs find there; with [text], what they put there."""
    words = ["xclip", "-o" if text is None else "-i", "-selection", "clipboard"]
    if text is None:
        return subprocess.run(words, env=display.environment, capture_output=True, timeout=20).stdout.decode()
    subprocess.run(words, env=display.environment, input=text.encode(), check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return text


def do_by_name(person, action, language="en"):
    """Finds [action] by its name in the palette; pasted, since not every keyboard has every letter."""
    lines = (TEXTS / f"{language}.txt").read_text().splitlines()
    name = f"view.action.{action} = "
    clipboard(person.display, next(line.removeprefix(name) for line in lines if line.startswith(name)))
    return person.key("slash", "ctrl+v", "Return")


def told(name, begin):
    print(f"{name.replace('_', ' ')} ok, {time.monotonic() - begin:.1f} s", flush=True)


def drive(title, *windows):
    """For each of [windows], (subject, options, acts): opens it, and does one act after the other in it.

    All are under one display, with a home of their own. An act is called with the person, and its name
    says what is so when it returns.
    """
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder)
        display.environment["HOME"] = folder
        person = None
        try:
            for subject, options, acts in windows:
                person = Person(sys.argv[1], display, folder, "--no-motion", "--theme", "dark", "--paused",
                                *options, subject=subject)
                for act in acts:
                    begin = time.monotonic()
                    act(person)
                    told(act.__name__, begin)
                if person.process.poll() is None:
                    need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
        except Problem as problem:
            sys.exit(f"{title}: {problem}")
        finally:
            close(display, person)


def play_and_step(person):
    first = person.look()
    time.sleep(0.5)
    differs(first, person.look(), "the exhibition plays when the window opens")
    person.key("space")
    paused = person.at_rest()
    time.sleep(0.3)
    same(paused, person.look(), "after a pause nothing moves")
    before = work_of(person.process.pid)[1]
    time.sleep(1)
    need(work_of(person.process.pid)[1] - before <= 2, "a window at rest works")
    differs(paused, person.key("Right", repeat=50), "fifty steps forward")
    same(paused, person.key("Left", repeat=50), "fifty steps forward and fifty back")
    one = person.key("Right")
    person.key("Left")
    same(one, person.key("Next"), "the clicker's Page Down is a step")
    same(paused, person.key("Prior"), "the clicker's Page Up is a step back")


def themes_and_languages(person):
    same(person.key("Home"), person.rendered("--theme", "dark"), "the beginning")
    same(person.key("t"), person.rendered("--theme", "light"), "the light theme")
    same(person.key("l"), person.rendered("--theme", "light", "--lang", "ru"), "Russian")
    person.key("l")
    same(person.key("t"), person.rendered("--theme", "dark"), "there and back")


def close(display, person):
    """The end of a test, however it came: nobody stays, and no display. [person] may be None."""
    if person and person.process.poll() is None:
        person.process.kill()
        person.process.wait()
    display.close()


def scrub(person):
    start = person.at_rest()
    _, _, w, h = person.place()
    person.click(w // 3, h - 52)
    person.rest_mouse()
    moved = person.at_rest()
    differs(start, moved, "a click on the scrub line")
    left, top, _, _ = person.place()
    person.display.xdotool("mousemove", left + w // 3, top + h - 52, "sleep", "0.1", "mousedown", "1",
                           "sleep", "0.1", "mousemove", left + w // 2, top + h - 52, "sleep", "0.1",
                           "mouseup", "1")
    person.rest_mouse()
    differs(moved, person.at_rest(), "dragging along the scrub line")
    same(person.key("End"), person.rendered("--at", "12:00:00"), "the end")
    same(person.key("Home"), start, "the beginning again")


def five_boards(person):
    _, _, w, h = person.place()
    person.click(413, h - 24)
    person.display.xdotool("key", "--delay", "30", "5", "Return")
    person.rest_mouse()
    five = person.rendered("--boards", "5")
    wait_for("five boards", lambda: True if person.look() == five else None)
    same(person.key("End"), person.rendered("--boards", "5", "--at", "2:30:00"), "five boards to the end")
    person.key("Home")


def sizes(person):
    person.display.xdotool("windowsize", person.window, 1280, 720)
    wait_for("the new size", lambda: True if person.place()[2:] == [1280, 720] else None)
    same(person.at_rest(), person.rendered("--boards", "5"), "1280 x 720")
    person.key("F11")
    wait_for("the full screen", lambda: True if person.place()[2:] == [DISPLAY_W, DISPLAY_H] else None)
    pointer = 4  # rows of the pointer, which rests in the corner
    same(person.at_rest()[:-pointer], person.rendered("--boards", "5")[:-pointer], "the full screen")
    person.key("Escape")
    wait_for("the window again", lambda: True if person.place()[2:] == [1280, 720] else None)
    same(person.at_rest(), person.rendered("--boards", "5"), "out of the full screen")
    same(person.key("ctrl+equal"), person.rendered("--boards", "5", "--zoom", "110"), "zoomed in")


PROGRAM = """def numbers():
    for i in range(3):
        yield i

for n in numbers():
    print(n)
"""


def a_program(person):
    first = person.at_rest()
    same(first, person.rendered("--theme", "dark"), "a program at its beginning")
    differs(first, person.key("Right"), "a step by a line")
    same(person.key("Right", repeat=6), person.rendered("--theme", "dark", "--steps", "7"),
         "seven lines")
    person.key("Down")
    expression = person.key("Right")
    person.key("Right", repeat=3)
    same(person.key("Left", repeat=3), expression, "three expressions on and back")
    person.key("Up")
    same(person.key("Home"), first, "the beginning again")


def the_palette(person):
    """Anything is found by a few letters, and done."""
    first = person.at_rest()
    differs(first, person.key("slash"), "the palette")
    same(person.key("Escape"), first, "closed again")
    person.display.xdotool("key", "ctrl+p", "type", "--delay", "12", "light")
    same(person.key("Return"), person.rendered("--theme", "light"), "a command found by its name")
    person.display.xdotool("key", "slash", "type", "--delay", "12", ">dark")
    same(person.key("Return"), first, "the same command by another word")
    person.display.xdotool("key", "slash", "type", "--delay", "12", "yield i")
    differs(first, person.key("Return"), "a line found by its text")
    same(person.key("Home"), first, "the beginning again")


def a_lesson(person):
    """Walked, answered, changed and run again; the shelf is one key away."""
    first = person.at_rest()
    moment = person.key("n")
    differs(first, moment, "the next moment")
    same(person.key("shift+n"), first, "the moment before")
    person.key("n")
    differs(moment, person.key("1"), "an answer")
    watched = person.key("n")
    paper = person.key("e")
    differs(watched, paper, "the editor")
    person.display.xdotool("key", "ctrl+End")
    person.display.xdotool("type", "--delay", "12", "print(counter)")
    differs(paper, person.at_rest(), "typing")
    differs(person.look(), person.key("ctrl+Return"), "running what was typed")
    shelf = person.key("o")
    differs(watched, shelf, "the shelf")
    differs(shelf, person.key("Right", "Right"), "another card")
    differs(shelf, person.key("Return"), "another lesson")


def settings_are_kept(simul, display, folder, program):
    """What was chosen in one window holds in the next; the command line wins; a broken file is said."""
    def open_window(*options):
        process = subprocess.Popen([simul, program, "--size", "1280x720", *options],
                                   env=display.environment, stderr=subprocess.PIPE, text=True)
        person = Person.__new__(Person)
        person.simul, person.display, person.folder, person.subject = simul, display, folder, program
        person.pause_s = 0.12
        person.process = process
        person.window = wait_for("the window", person.find_window)
        person.rest_mouse()
        return person

    kept = pathlib.Path(display.environment["XDG_CONFIG_HOME"]) / "simul" / "settings"
    person = open_window()
    same(person.at_rest(), person.rendered("--theme", "dark"), "nothing was chosen yet")
    light = person.key("t")
    wait_for("the settings", lambda: True if kept.exists() and "theme = light" in kept.read_text() else None)
    person.process.kill()
    person.process.wait()
    person = open_window()
    same(person.at_rest(), light, "the theme that was chosen")
    need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
    person = open_window("--theme", "dark")
    same(person.at_rest(), person.rendered("--theme", "dark"), "the command line wins")
    need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
    need(kept.read_text() == "theme = light\n", "what the command line said was kept")
    kept.write_text("theme = pink\n")
    person = open_window()
    differs(person.at_rest(), light, "a broken file is said")
    need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
    said = person.process.stderr.read()
    need("settings:1:9" in said and "pink" in said, f"the broken file was not told: {said}")


def what_was_typed_is_there_again(person):
    """The window was killed while something was not saved."""
    watched = person.at_rest()
    person.key("e")
    person.display.xdotool("type", "--delay", "12", "x = 1")
    typed = person.key("End")
    person.process.kill()
    person.process.wait()
    again = Person(person.simul, person.display, person.folder, "--size", "1280x720",
                   subject=person.subject)
    try:
        differs(again.at_rest(), watched, "that there is something is said")
        same(again.key("Escape"), watched, "the program as it was saved")
        again.key("e")
        same(again.key("End"), typed, "what was typed")
        need(again.quit("key", "ctrl+q") == 0, "it ends with an error")
    finally:
        if again.process.poll() is None:
            again.process.kill()
            again.process.wait()


def an_endless_program(person):
    """It never comes to rest, but it answers: to steps, and to being closed."""
    for _ in range(3):
        before = person.look()
        person.display.xdotool("key", "Right")
        wait_for("an answer", lambda: True if person.look() != before else None)
    begin = time.monotonic()
    need(person.quit("key", "ctrl+q") == 0, "an endless program ends with an error")
    need(time.monotonic() - begin < 5, "an endless program does not let go")


def main():
    simul = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        display = Display(folder)
        person = None
        try:
            person = Person(simul, display, folder, "--size", "1900x1000")
            for act in (play_and_step, themes_and_languages, scrub, five_boards, sizes):
                act(person)
                print(act.__name__.replace("_", " "), "ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
            person = Person(simul, display, folder, "--paused")
            wait_for("a window in the room that there is",
                     lambda: True if person.place() == [0, 0, DISPLAY_W, DISPLAY_H - PANEL_H] else None)
            need(person.quit("key", "alt+F4") == 0, "closed, it ends with an error")
            print("quit ok")
            program = pathlib.Path(folder) / "program.py"
            program.write_text(PROGRAM)
            person = Person(simul, display, folder, "--size", "1280x720", subject=str(program))
            a_program(person)
            print("a program ok", flush=True)
            the_palette(person)
            print("the palette ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "a program ends with an error")
            settings_are_kept(simul, display, folder, str(program))
            print("settings ok", flush=True)
            person = Person(simul, display, folder, "--size", "1280x720", subject="lazy-generator")
            a_lesson(person)
            print("a lesson ok", flush=True)
            need(person.quit("key", "ctrl+q") == 0, "a lesson ends with an error")
            person = Person(simul, display, folder, "--size", "1280x720", subject=str(program))
            what_was_typed_is_there_again(person)
            print("what was typed ok", flush=True)
            program.write_text("n = 0\nwhile True:\n    n += 1\n")
            person = Person(simul, display, folder, "--size", "1280x720", subject=str(program))
            an_endless_program(person)
            print("an endless program ok", flush=True)
        finally:
            close(display, person)


if __name__ == "__main__":
    try:
        main()
    except Problem as problem:
        sys.exit(f"window.py: {problem}")
