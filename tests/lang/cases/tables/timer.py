"""G11: context managers out of generators."""
import contextlib
import os
import time


@contextlib.contextmanager
def timed(title):
    start = time.perf_counter()
    print(title, "begins")
    try:
        yield lambda: time.perf_counter() - start
    finally:
        print(f"{title} took {time.perf_counter() - start:.1f} s")


with timed("sleeping") as elapsed:
    time.sleep(0.3)
    print(f"{elapsed():.1f}")
try:
    with timed("failing"):
        raise ValueError("within")
except ValueError as e:
    print("caught", e)


@contextlib.contextmanager
def folder(path):
    before = os.getcwd()
    os.makedirs(path, exist_ok=True)
    os.chdir(path)
    try:
        yield path
    finally:
        os.chdir(before)


with folder("inside") as name, open("x.txt", "w") as f:
    print(name, os.path.basename(os.getcwd()), f.write("x"))
print(os.listdir("inside"), os.path.exists("x.txt"))


@contextlib.contextmanager
def swallowing(kind):
    try:
        yield
    except kind as e:
        print("swallowed", e)


with swallowing(KeyError):
    {}["k"]
with contextlib.ExitStack() as stack:
    files = [stack.enter_context(open(f"{i}.txt", "w")) for i in range(3)]
    print([f.closed for f in files])
print([f.closed for f in files])


@timed("decorated")
def work():
    return "done"


print(work())
