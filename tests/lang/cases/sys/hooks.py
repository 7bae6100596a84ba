# unraisablehook, displayhook, excepthook; standard error in another place.
import sys


class W:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)

    def flush(self):
        pass


w = W()
sys.stderr, olderr = w, sys.stderr
def gen():
    try: yield
    finally: raise ValueError("in finally")
g = gen(); next(g); del g
sys.stderr = olderr
print("".join(w.parts))
def hook(u):
    print("hook", u.exc_type, u.exc_value, u.err_msg, u.object.__name__)
sys.unraisablehook = hook
g = gen(); next(g); del g
sys.unraisablehook = sys.__unraisablehook__
g = gen(); next(g); del g
try: version = sys.version_info.major = 5
except AttributeError as e: print(e)
print(sys.intern("abc") is sys.intern("abc"))
print(sys.exc_info(), sys.exception())
sys.displayhook(5); sys.displayhook(None); print(_)
def eh(t, v, tb):
    print("excepthook", t, v, tb is not None)
sys.excepthook = eh
raise RuntimeError("end")
