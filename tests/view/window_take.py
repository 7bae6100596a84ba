"""What is taken away from a real window, with real keys and mouse: see window.py.

Usage: window_take.py SIMUL.
"""
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from window import Display, PATIENCE_S, Person, Problem, close, differs, need, read_png, same, wait_for

NOTE_S = 9  # that a note of what was saved stays


def file_in(home, pattern):
    return wait_for(f"a file {pattern}", lambda: next(iter(sorted(home.glob(pattern))), None))


def a_picture(person, home):
    shown = person.at_rest()
    person.display.xdotool("key", "ctrl+shift+p")
    path = file_in(home, "Pictures/simul-exhibition-1.png")
    same(shown, read_png(path), "the saved picture")
    differs(shown, person.look(), "the note that it is saved")
    time.sleep(NOTE_S)
    same(shown, person.at_rest(), "the window once the note is gone")


def a_film(person, home):
    if not shutil.which("ffmpeg"):
        before = person.at_rest()
        differs(before, person.key("ctrl+r"), "the note that ffmpeg is missing")
        return
    unmarked = person.key("Home")
    person.display.xdotool("key", "bracketleft")
    person.key("Right", repeat=6)
    person.display.xdotool("key", "bracketright")
    place = person.key("Home")
    differs(unmarked, place, "the marks of the film")
    person.display.xdotool("key", "ctrl+r")
    path = file_in(home, "Videos/simul-exhibition-1.mp4")
    need(subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-f", "null", "-"],
                        capture_output=True).stderr == b"", "the film cannot be played")
    time.sleep(NOTE_S)
    same(place, person.at_rest(), "the place once it is filmed")
    person.display.xdotool("key", "bracketleft", "key", "End")
    person.key("bracketright")
    place = person.key("Home")
    person.display.xdotool("key", "ctrl+r", "sleep", "0.5", "key", "Escape")
    time.sleep(NOTE_S)
    same(place, person.at_rest(), "the place after a film was cancelled")
    need(len(list(home.glob("Videos/*"))) == 1, "a cancelled film left something")
    person.display.xdotool("key", "ctrl+r")
    wait_for("the film to begin", lambda: next(iter(home.glob("Videos/*.part.mp4")), None))
    person.process.terminate()
    need(person.process.wait(PATIENCE_S) == -signal.SIGTERM, "told to end, it does not")
    need(len(list(home.glob("Videos/*"))) == 1, "a film that was ended with Simul left something")


def main():
    simul = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder) / "home"
        home.mkdir()
        display = Display(folder)
        display.environment |= {"HOME": str(home)}
        display.environment.pop("XDG_CONFIG_HOME", None)
        person = None
        try:
            person = Person(simul, display, folder, "--size", "1280x720", "--paused", "--boards", "4",
                            "--pairs", "2")
            for act in (a_picture, a_film):
                act(person, home)
                print(act.__name__.replace("_", " "), "ok", flush=True)
            if person.process.poll() is None:
                need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
        finally:
            close(display, person)


try:
    main()
except Problem as problem:
    sys.exit(f"window_take.py: {problem}")
