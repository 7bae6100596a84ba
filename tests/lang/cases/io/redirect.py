import contextlib
import io
import sys

out, err = io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(out):
    print("caught", 1)
    sys.stdout.write("direct\n")
    with contextlib.redirect_stderr(err):
        print("wrong", file=sys.stderr)
    with contextlib.redirect_stdout(None):
        print("nowhere")
print(repr(out.getvalue()), repr(err.getvalue()))
with open("out.txt", "w") as f, contextlib.redirect_stdout(f):
    print("into the file")
print(open("out.txt").read())


class Tee:
    def __init__(self, *files):
        self.files = files

    def write(self, text):
        for file in self.files:
            file.write(text)

    def flush(self):
        for file in self.files:
            file.flush()


copy = io.StringIO()
sys.stdout = Tee(sys.__stdout__, copy)
print("twice", flush=True)
sys.stdout = sys.__stdout__
print(repr(copy.getvalue()))
