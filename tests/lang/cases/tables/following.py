"""G9: what comes into a growing file, piped into a grep that ignores the case."""
import re
import threading
import time


def follow(f):
    f.seek(0, 2)
    while True:
        line = f.readline()
        if not line:
            if done.is_set():
                return
            time.sleep(0.1)
            continue
        yield line


def grep(pattern, lines):
    wanted = re.compile(pattern, re.IGNORECASE)
    for line in lines:
        if wanted.search(line):
            yield line


def write_log():
    with open("access.log", "a") as log:
        for i in range(6):
            time.sleep(0.25)
            log.write(f"{i} {'PYTHON' if i % 2 else 'ruby'} request\n")
            log.flush()
        time.sleep(0.3)
    done.set()


done = threading.Event()
with open("access.log", "w") as f:
    f.write("old Python line\n")
writer = threading.Thread(target=write_log)
with open("access.log") as f:
    writer.start()
    for line in grep("python", follow(f)):
        print(line, end="")
writer.join()
print("end")
