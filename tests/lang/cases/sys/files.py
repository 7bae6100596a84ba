# stdout, stderr and stdin as files, and another file in their place.
import sys
sys.stdout.write("hello\n"); sys.stdout.flush()
print(sys.stdout.write("abc\n"))
sys.stderr.write("to err\n")
print("x", "y", file=sys.stderr, sep="-")
print(sys.stdout, sys.stdin, sys.stderr)
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.writelines(["a\n","b\n"])
print(sys.stdout.encoding, sys.stdout.name, sys.stdout.mode, sys.stdout.isatty(), sys.stdout.fileno(), sys.stdout.closed, sys.stderr.errors)
try: sys.stdout.write(5)
except TypeError as e: print(e)
try: print(input("prompt? "))
except EOFError as e: print("EOF", e)
print(repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines(), list(sys.stdin))
class W:
    def __init__(self): self.parts=[]
    def write(self, s): self.parts.append(s)
    def flush(self): pass
w = W()
old = sys.stdout
sys.stdout = w
print("captured", 1, end="!")
sys.stdout = old
print(w.parts)
