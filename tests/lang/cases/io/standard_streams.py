import io
import sys

print(isinstance(sys.stdout, io.TextIOBase), isinstance(sys.stdout, io.IOBase), isinstance(sys.stdin, io.TextIOWrapper))
print(sys.stdout.writable(), sys.stdin.readable(), sys.stdout.encoding, sys.stdout.name)
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.flush()
print(open(1, "w", closefd=False) is not None)
text = io.TextIOWrapper(io.BytesIO(b"a b\nc\n"))
sys.stdin = text
print(input().split(), [line for line in sys.stdin])
