"""What is taken away from a real window, with real keys and mouse: see window.py.

Usage: window_take.py SIMUL.
"""
import json
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from window import (Display, PATIENCE_S, Person, Problem, close, differs, do_by_name, drive, need, read_png,
                    same, wait_for)

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


MARKET = pathlib.Path(__file__).parent / "programs" / "market.py"
CANCEL = (853, 642)


def taken(person, ending):
    """What is in the newest file, once it is whole: it has its name only then."""
    home = pathlib.Path(person.display.environment["HOME"])

    def whole():
        return next((p for p in home.rglob(f"simul-market-*.{ending}") if ".part." not in p.name), None)
    path = wait_for(f"a file .{ending}", whole)
    text = path.read_bytes()
    path.unlink()
    return text


def the_run_is_told_in_words(person):
    """What `simul trace` tells of it; found by its name in both languages."""
    told = subprocess.run([person.simul, "trace", person.subject, "--depth", "expressions"],
                          env=person.display.environment, capture_output=True, check=True).stdout
    person.at_rest()  # all of it is recorded
    for language in ("en", "ru"):
        do_by_name(person, "transcript", language)
        need(taken(person, "txt") == told, f"the words by the name in {language}")


def the_run_is_saved_for_perfetto_with_the_tasks_as_tracks(person):
    do_by_name(person, "perfetto", "ru")
    trace = json.loads(taken(person, "json"))
    events = trace["traceEvents"]
    tracks = {e["args"]["name"] for e in events if e.get("ph") == "M" and e["name"] == "thread_name"}
    need({"Task-1", "ann", "bob", "cid", "porter", "clerk"} <= tracks, f"the tracks are {tracks}")
    need(any(e.get("ph") in "XB" for e in events), "nothing happens on the tracks")


def a_span_is_filmed_as_gif(person):
    if not shutil.which("ffmpeg"):
        return
    person.key("Home", "bracketleft", "Right", "Right", "Right", "bracketright", "Home")
    do_by_name(person, "gif", "en")
    need(taken(person, "gif")[:6] == b"GIF89a", "that is no GIF")


def a_film_shows_its_progress_and_is_cancelled_by_mouse(person):
    if not shutil.which("ffmpeg"):
        return
    videos = pathlib.Path(person.display.environment["HOME"]) / "Videos"
    person.key("End", "bracketright", "Home")
    bars = set()

    def grows():
        bars.add(b"".join(row[3 * 560:3 * 840] for row in person.look()[636:650]))
        return True if len(bars) > 2 else None
    person.display.xdotool("key", "ctrl+r")
    wait_for("a bar that grows", grows)
    person.click(*CANCEL)
    wait_for("no film", lambda: True if not any(videos.iterdir()) else None)


def quitting_ends_a_film(person):
    """What is left to look at stands in the folder of films: nothing."""
    if not shutil.which("ffmpeg"):
        return
    videos = pathlib.Path(person.display.environment["HOME"]) / "Videos"
    person.display.xdotool("key", "ctrl+r")
    wait_for("a film", lambda: next(videos.iterdir(), None))
    need(person.quit("key", "ctrl+q") == 0, "it ends with an error")
    need(not any(videos.iterdir()), "a film that nobody wants was left")


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
drive("window_take.py", (str(MARKET), ("--size", "1280x720"), (
    the_run_is_told_in_words, the_run_is_saved_for_perfetto_with_the_tasks_as_tracks, a_span_is_filmed_as_gif,
    a_film_shows_its_progress_and_is_cancelled_by_mouse, quitting_ends_a_film)))
